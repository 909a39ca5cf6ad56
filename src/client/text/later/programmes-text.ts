import { programmes as en } from '../en/programmes.ts';
import type { Language } from '../language.ts';
import { programmes as nb } from '../nb/programmes.ts';
import { programmes as nn } from '../nn/programmes.ts';

export type ProgrammesText = typeof nb;

const texts = { nb, nn, en };

/** Words of `/laering/permer`. */
export const programmesText = (language: Language): ProgrammesText => texts[language];
