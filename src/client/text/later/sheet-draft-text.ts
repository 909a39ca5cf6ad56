import { sheetDraft as en } from '../en/sheet-draft.ts';
import type { Language } from '../language.ts';
import { sheetDraft as nb } from '../nb/sheet-draft.ts';
import { sheetDraft as nn } from '../nn/sheet-draft.ts';

const texts = { nb, nn, en };

/** Words above a sheet that was left half-written. */
export const sheetDraftText = (language: Language): typeof nb => texts[language];
