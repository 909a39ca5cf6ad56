import { ProgrammesScreen } from '../features/learning/programmes-screen.tsx';

export function ProgrammesRoute() {
  return <ProgrammesScreen />;
}
