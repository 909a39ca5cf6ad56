import { MeScreen } from '../features/me/me-screen.tsx';

export function MeRoute() {
  return <MeScreen />;
}
