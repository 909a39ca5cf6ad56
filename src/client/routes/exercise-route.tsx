import { ExerciseScreen } from '../features/exercise/exercise-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function ExerciseRoute() {
  const id = useRouteId();
  return <ExerciseScreen key={id} id={id} />;
}
