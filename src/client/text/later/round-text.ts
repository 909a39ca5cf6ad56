import { round as en } from '../en/round.ts';
import type { Language } from '../language.ts';
import { round as nb } from '../nb/round.ts';
import { round as nn } from '../nn/round.ts';

const texts = { nb, nn, en };

/** Words of the ward's round: they come with its screens. */
export const roundText = (language: Language): typeof nb => texts[language];

export type RoundText = typeof nb;
