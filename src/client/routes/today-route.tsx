import { TodayScreen } from '../features/today/today-screen.tsx';

export function TodayRoute() {
  return <TodayScreen />;
}
