import { learningExport as en } from '../en/learning-export.ts';
import type { Language } from '../language.ts';
import { learningExport as nb } from '../nb/learning-export.ts';
import { learningExport as nn } from '../nn/learning-export.ts';

const texts = { nb, nn, en };

/** Words of telling another system of learning: they come with its screen. */
export const learningExportText = (language: Language): typeof nb => texts[language];
