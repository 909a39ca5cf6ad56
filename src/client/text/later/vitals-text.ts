import { vitals as en } from '../en/vitals.ts';
import type { Language } from '../language.ts';
import { vitals as nb } from '../nb/vitals.ts';
import { vitals as nn } from '../nn/vitals.ts';

const texts = { nb, nn, en };

/** Words of measuring when something is wrong: they come with the screens that need them. */
export const vitalsText = (language: Language): VitalsText => texts[language];

export type VitalsText = typeof nb;
