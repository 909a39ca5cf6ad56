import { isLanguage, toPreferredLanguage, type Language } from '../text/language.ts';

/** How the app looks and speaks on this device. Nothing about persons, so it may lie in localStorage. */
export type Preferences = {
  readonly language: Language;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly textSize: 'normal' | 'large' | 'largest';
};

const key = 'visitt.preferences';

/** What was chosen on this device, else what the phone asks for; never throws where storage is closed. */
export function loadPreferences(): Preferences {
  const stored = parseStored();
  return {
    language: isLanguage(stored['language']) ? stored['language'] : toPreferredLanguage(navigator.languages),
    theme: stored['theme'] === 'light' || stored['theme'] === 'dark' ? stored['theme'] : 'auto',
    textSize:
      stored['textSize'] === 'large' || stored['textSize'] === 'largest' ? stored['textSize'] : 'normal',
  };
}

/** Where storage is closed the choice holds until the page is closed. */
export function putPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Closed or full storage must not stop a change of language.
  }
}

function parseStored(): { readonly [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as { [name: string]: unknown }) : {};
  } catch {
    return {};
  }
}
