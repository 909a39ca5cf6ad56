import { WardScreen } from '../features/round/ward-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function WardRoute() {
  const id = useRouteId();
  return <WardScreen key={id} unitId={id} />;
}
