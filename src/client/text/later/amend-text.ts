import { amend as en } from '../en/amend.ts';
import type { Language } from '../language.ts';
import { amend as nb } from '../nb/amend.ts';
import { amend as nn } from '../nn/amend.ts';

const texts = { nb, nn, en };

/** Words of correcting and settling: they come with the record's screen, not with the first load. */
export const amendText = (language: Language): typeof nb => texts[language];
