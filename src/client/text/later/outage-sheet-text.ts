import { outageSheet as en } from '../en/outage-sheet.ts';
import type { Language } from '../language.ts';
import { outageSheet as nb } from '../nb/outage-sheet.ts';
import { outageSheet as nn } from '../nn/outage-sheet.ts';

const texts = { nb, nn, en };

/** Words of the list on paper: they come with its screen. */
export const outageSheetText = (language: Language): typeof nb => texts[language];
