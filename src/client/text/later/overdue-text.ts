import { overdue as en } from '../en/overdue.ts';
import type { Language } from '../language.ts';
import { overdue as nb } from '../nb/overdue.ts';
import { overdue as nn } from '../nn/overdue.ts';

const texts = { nb, nn, en };

/** Words of who is overdue: they come with the overview, not with the first load. */
export const overdueText = (language: Language): typeof nb => texts[language];
