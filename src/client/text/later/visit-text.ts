import { visit as en } from '../en/visit.ts';
import type { Language } from '../language.ts';
import { visit as nb } from '../nb/visit.ts';
import { visit as nn } from '../nn/visit.ts';

const texts = { nb, nn, en };

export type VisitText = typeof nb;

/** Words of `/besok` alone: they come with its screens. What is printed for a person may be in another language. */
export const visitText = (language: Language): VisitText => texts[language];
