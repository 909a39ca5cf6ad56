import { OverviewScreen } from '../features/overview/overview-screen.tsx';

export function OverviewRoute() {
  return <OverviewScreen />;
}
