import { ThemesScreen } from '../features/library/themes-screen.tsx';

export function ThemesRoute() {
  return <ThemesScreen />;
}
