import { LearningScreen } from '../features/learning/learning-screen.tsx';

export function LearningRoute() {
  return <LearningScreen />;
}
