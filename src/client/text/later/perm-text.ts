import { perm as en } from '../en/perm.ts';
import type { Language } from '../language.ts';
import { perm as nb } from '../nb/perm.ts';
import { perm as nn } from '../nn/perm.ts';

export type PermText = typeof nb;

const texts = { nb, nn, en };

/** Words of Læring beyond the ticks. */
export const permText = (language: Language): PermText => texts[language];
