import { FollowUpsScreen } from '../features/follow-ups/follow-ups-screen.tsx';

export function FollowUpsRoute() {
  return <FollowUpsScreen />;
}
