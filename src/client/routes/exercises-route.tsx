import { ExercisesScreen } from '../features/exercise/exercises-screen.tsx';

export function ExercisesRoute() {
  return <ExercisesScreen />;
}
