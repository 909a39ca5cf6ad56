import { PersonsScreen } from '../features/persons/persons-screen.tsx';

export function PersonsRoute() {
  return <PersonsScreen />;
}
