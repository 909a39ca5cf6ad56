import { SeminarScreen } from '../features/seminar/seminar-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function SeminarRoute() {
  const id = useRouteId();
  return <SeminarScreen key={id} seminarId={id} />;
}
