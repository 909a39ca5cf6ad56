import type { Language } from './language.ts';
import { first, type FirstMessages } from './nb/first.ts';
import type { Messages } from './nb/index.ts';

/** What the first screen waits for: at once in bokmål, a chunk of its own in the two others. */
export const loadFirstMessages = async (language: Language): Promise<FirstMessages> =>
  language === 'nb' ? first : loadMessages(language);

/** Every word in a language: one chunk, precached with the rest. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'nb':
      return (await import('./nb/index.ts')).nb;
    case 'nn':
      return (await import('./nn/index.ts')).nn;
    case 'en':
      return (await import('./en/index.ts')).en;
  }
}
