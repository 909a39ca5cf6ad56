import { ward as en } from '../en/ward.ts';
import type { Language } from '../language.ts';
import { ward as nb } from '../nb/ward.ts';
import { ward as nn } from '../nn/ward.ts';

const texts = { nb, nn, en };

/** Words of the way to a ward's rounds: they come for those who work on one. */
export const wardText = (language: Language): typeof nb => texts[language];
