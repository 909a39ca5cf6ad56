import type { Preferences } from './preferences.ts';

const darkQuery = '(prefers-color-scheme: dark)';

/** Puts language, theme and text size on the document. Called before anything is drawn. */
export function applyAppearance({ language, theme, textSize }: Preferences): void {
  const root = document.documentElement;
  root.lang = language;
  root.dataset['textSize'] = textSize;
  const scheme = theme === 'auto' ? (matchMedia(darkQuery).matches ? 'dark' : 'light') : theme;
  root.dataset['colorScheme'] = scheme;
  document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]').forEach((meta) => {
    meta.dataset['own'] ??= meta.content;
    // Working out a colour makes the browser read all of the style sheet: only for who has chosen.
    meta.content =
      theme === 'auto'
        ? meta.dataset['own']
        : getComputedStyle(root).getPropertyValue('--ds-color-neutral-background-default');
  });
}

/** The phone goes from day to night while the app is open. Returns how to stop listening. */
export function followPhoneTheme(changed: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
