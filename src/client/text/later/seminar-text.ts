import { seminar as en } from '../en/seminar.ts';
import type { Language } from '../language.ts';
import { seminar as nb } from '../nb/seminar.ts';
import { seminar as nn } from '../nn/seminar.ts';

const texts = { nb, nn, en };

/** Words of seminars and their codes: they come with the screens, not with the first load. */
export const seminarText = (language: Language): typeof nb => texts[language];
