import { supervision as en } from '../en/supervision.ts';
import type { Language } from '../language.ts';
import { supervision as nb } from '../nb/supervision.ts';
import { supervision as nn } from '../nn/supervision.ts';

export type SupervisionText = typeof nb;

const texts = { nb, nn, en };

/** Words of `/tilsyn` alone: they come with its screen. */
export const supervisionText = (language: Language): SupervisionText => texts[language];
