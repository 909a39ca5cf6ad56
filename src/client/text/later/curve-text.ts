import { curve as en } from '../en/curve.ts';
import type { Language } from '../language.ts';
import { curve as nb } from '../nb/curve.ts';
import { curve as nn } from '../nn/curve.ts';

const texts = { nb, nn, en };

/** Words around a curve: they come with the screens that have one. */
export const curveText = (language: Language): typeof nb => texts[language];
