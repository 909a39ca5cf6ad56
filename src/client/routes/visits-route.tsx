import { VisitsScreen } from '../features/visit/visits-screen.tsx';

export function VisitsRoute() {
  return <VisitsScreen />;
}
