import { work as en } from '../en/work.ts';
import type { Language } from '../language.ts';
import { work as nb } from '../nb/work.ts';
import { work as nn } from '../nn/work.ts';

const texts = { nb, nn, en };

/** Words of what one does with a visit or a follow-up: they come with the sheet that asks. */
export const workText = (language: Language): typeof nb => texts[language];
