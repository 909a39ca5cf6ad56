import { journal as en } from '../en/journal.ts';
import type { Language } from '../language.ts';
import { journal as nb } from '../nb/journal.ts';
import { journal as nn } from '../nn/journal.ts';

const texts = { nb, nn, en };

/** Words of the extra copy: they come when it has had to be used, and with Meg. */
export const journalText = (language: Language): typeof nb => texts[language];
