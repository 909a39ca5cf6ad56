import { ChooseLockScreen } from '../vault/choose-lock-screen.tsx';

export function LockRoute() {
  return <ChooseLockScreen />;
}
