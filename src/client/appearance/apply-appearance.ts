import type { Preferences } from './preferences.ts';

const darkQuery = '(prefers-color-scheme: dark)';

/** Puts language, theme and text size on the document. Called before anything is drawn. */
export function applyAppearance({ language, theme, textSize }: Preferences): void {
  const root = document.documentElement;
  root.lang = language;
  root.dataset['textSize'] = textSize;
  const scheme = theme === 'auto' ? (matchMedia(darkQuery).matches ? 'dark' : 'light') : theme;
  root.dataset['colorScheme'] = scheme;
  document.querySelectorAll('meta[name="theme-color"]').forEach((meta) => {
    meta.setAttribute(
      'content',
      getComputedStyle(root).getPropertyValue('--ds-color-neutral-background-default'),
    );
  });
}

/** The phone goes from day to night while the app is open. Returns how to stop listening. */
export function followPhoneTheme(changed: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
