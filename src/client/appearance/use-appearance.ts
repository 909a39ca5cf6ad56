import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Preferences } from './preferences.ts';

export type Appearance = {
  readonly preferences: Preferences;
  readonly change: (change: Partial<Preferences>) => void;
};

export const AppearanceContext = createContext<Appearance | null>(null);

export function useAppearance(): Appearance {
  const appearance = useContext(AppearanceContext);
  if (!appearance) throw new Error('useAppearance outside AppearanceProvider');
  return appearance;
}
