import { MeasuringPlanScreen } from '../features/library/measuring-plan-screen.tsx';

export function MeasuringPlanRoute() {
  return <MeasuringPlanScreen />;
}
