import { timeline as en } from '../en/timeline.ts';
import type { Language } from '../language.ts';
import { timeline as nb } from '../nb/timeline.ts';
import { timeline as nn } from '../nn/timeline.ts';

const texts = { nb, nn, en };

/** Words of a person's timeline: they come with her page, not with the first load. */
export const timelineText = (language: Language): typeof nb => texts[language];
