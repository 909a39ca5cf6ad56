import type { Language } from '#client/text/language.ts';
import { tryForm as nb } from '#client/text/nb/try-form.ts';

export type TryFormText = typeof nb;

/** Words of `/prov` alone: no other screen loads them. */
export async function loadTryFormText(language: Language): Promise<TryFormText> {
  switch (language) {
    case 'nb':
      return nb;
    case 'nn':
      return (await import('#client/text/nn/try-form.ts')).tryForm;
    case 'en':
      return (await import('#client/text/en/try-form.ts')).tryForm;
  }
}
