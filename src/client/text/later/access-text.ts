import { access as en } from '../en/access.ts';
import type { Language } from '../language.ts';
import { access as nb } from '../nb/access.ts';
import { access as nn } from '../nn/access.ts';

const texts = { nb, nn, en };

/** Words of asking why something is opened: they come with the screens that may ask, not with the first load. */
export const accessText = (language: Language): typeof nb => texts[language];
