import type { Language } from './language.ts';
import { nb, type Messages } from './nb/index.ts';

/** Bokmål is in the first load; the two others are chunks of their own, precached with the rest. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'nb':
      return nb;
    case 'nn':
      return (await import('./nn/index.ts')).nn;
    case 'en':
      return (await import('./en/index.ts')).en;
  }
}
