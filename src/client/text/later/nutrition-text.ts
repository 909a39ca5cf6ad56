import { nutrition as en } from '../en/nutrition.ts';
import type { Language } from '../language.ts';
import { nutrition as nb } from '../nb/nutrition.ts';
import { nutrition as nn } from '../nn/nutrition.ts';

const texts = { nb, nn, en };

/** Words of a person's nutrition: they come with the screens that tell of it. */
export const nutritionText = (language: Language): typeof nb => texts[language];
