import { fields as en } from './en/fields.ts';
import type { Language } from './language.ts';
import { fields as nb } from './nb/fields.ts';
import { fields as nn } from './nn/fields.ts';

const texts = { nb, nn, en };

/** Words for two values of one field: they come with the screens that show them, not with the first load. */
export const fieldsText = (language: Language): typeof nb => texts[language];
