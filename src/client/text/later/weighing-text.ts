import { weighing as en } from '../en/weighing.ts';
import type { Language } from '../language.ts';
import { weighing as nb } from '../nb/weighing.ts';
import { weighing as nn } from '../nn/weighing.ts';

const texts = { nb, nn, en };

/** Words of weight and height: they come with the screens that show them. */
export const weighingText = (language: Language): typeof nb => texts[language];
