import { due as en } from '../en/due.ts';
import type { Language } from '../language.ts';
import { due as nb } from '../nb/due.ts';
import { due as nn } from '../nn/due.ts';

export type DueText = typeof nb;

const texts = { nb, nn, en };

/** Why something is due and what else may go: words of the person's page and of the schedules' own, which come with them. */
export const dueText = (language: Language): DueText => texts[language];
