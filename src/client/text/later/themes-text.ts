import { themes as en } from '../en/themes.ts';
import type { Language } from '../language.ts';
import { themes as nb } from '../nb/themes.ts';
import { themes as nn } from '../nn/themes.ts';

const texts = { nb, nn, en };

/** Words of `/innhold/temaer` alone: they come with its screen. */
export const themesText = (language: Language): typeof nb => texts[language];
