import type { JournalFrame } from '#store/journal/journal-frame.ts';
import type { JournalAnswer } from '#store/journal/journal-port.ts';

/** What the page asks of the journal's worker; each is answered once, under its own id. */
export type JournalQuestion = { readonly id: number } & (
  | { readonly ask: 'look' }
  | { readonly ask: 'read' }
  | { readonly ask: 'append'; readonly frames: readonly JournalFrame[] }
);
/** Not answered: a tab that is not looked at lets go of the files, since the phone may freeze it. */
export type JournalNotice = { readonly isVisible: boolean };
export type JournalReply = { readonly id: number; readonly answer: JournalAnswer };
