import { exercise as en } from '../en/exercise.ts';
import type { Language } from '../language.ts';
import { exercise as nb } from '../nb/exercise.ts';
import { exercise as nn } from '../nn/exercise.ts';

const texts = { nb, nn, en };

/** Words of exercises in preparedness: they come with their screens. */
export const exerciseText = (language: Language): typeof nb => texts[language];

export type ExerciseText = typeof nb;
