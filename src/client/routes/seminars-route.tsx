import { SeminarsScreen } from '../features/seminar/seminars-screen.tsx';

export function SeminarsRoute() {
  return <SeminarsScreen />;
}
