import { PersonScreen } from '../features/person/person-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function PersonRoute() {
  const id = useRouteId();
  return <PersonScreen key={id} id={id} />;
}
