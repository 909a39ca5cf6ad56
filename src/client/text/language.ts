export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && (languages as readonly string[]).includes(value);

/** The phone's own wish, until somebody chooses: nynorsk and English when they come first, else bokmål. */
export function toPreferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-', 1)[0];
    if (base === 'nn') return 'nn';
    if (base === 'nb' || base === 'no' || base === 'da' || base === 'sv') return 'nb';
    if (base === 'en') return 'en';
  }
  return 'nb';
}
