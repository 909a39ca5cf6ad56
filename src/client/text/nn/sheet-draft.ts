import type { sheetDraft as nb } from '../nb/sheet-draft.ts';

export const sheetDraft: typeof nb = {
  takenUp: 'Her er det du skreiv sist.',
  restart: 'Byrj på nytt',
};
