import { ScenarioScreen } from '../features/exercise/scenario-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function ScenarioRoute() {
  const slug = useRouteId();
  return <ScenarioScreen key={slug} slug={slug} />;
}
