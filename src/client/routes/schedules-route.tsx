import { SchedulesScreen } from '../features/library/schedules-screen.tsx';

export function SchedulesRoute() {
  return <SchedulesScreen />;
}
