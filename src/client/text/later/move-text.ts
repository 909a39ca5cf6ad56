import { move as en } from '../en/move.ts';
import type { Language } from '../language.ts';
import { move as nb } from '../nb/move.ts';
import { move as nn } from '../nn/move.ts';

const texts = { nb, nn, en };

/** Words of moving a draft to a newer version: they come with the record's screen, not with the first load. */
export const moveText = (language: Language): typeof nb => texts[language];
