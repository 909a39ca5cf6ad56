import { SettingsScreen } from '../vault/settings-screen.tsx';

export function SettingsRoute() {
  return <SettingsScreen />;
}
