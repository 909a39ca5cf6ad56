import { followUps as en } from '../en/follow-ups.ts';
import type { Language } from '../language.ts';
import { followUps as nb } from '../nb/follow-ups.ts';
import { followUps as nn } from '../nn/follow-ups.ts';

const texts = { nb, nn, en };

/** Words of lists of follow-ups: they come with the screens that have one, not with the first load. */
export const followUpsText = (language: Language): typeof nb => texts[language];
