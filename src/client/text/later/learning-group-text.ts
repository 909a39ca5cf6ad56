import { learningGroup as en } from '../en/learning-group.ts';
import type { Language } from '../language.ts';
import { learningGroup as nb } from '../nb/learning-group.ts';
import { learningGroup as nn } from '../nn/learning-group.ts';

const texts = { nb, nn, en };

/** Words of groups of learners: they come with the screens, not with the first load. */
export const learningGroupText = (language: Language): typeof nb => texts[language];
