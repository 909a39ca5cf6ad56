import type { sheetDraft as nb } from '../nb/sheet-draft.ts';

export const sheetDraft: typeof nb = {
  takenUp: 'Here is what you wrote last time.',
  restart: 'Start again',
};
