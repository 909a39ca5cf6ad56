import type { JournalFrame, OperationsFrame } from './journal-frame.ts';
import type { JournalReport } from './open-journal-files.ts';
import type { JournalState } from './journal-state.ts';

/**
 * `unavailable`: this browser (or window) has no file of its own to give. `full`: no room. `busy`: another tab holds
 * the file and does not let go. `failed`: anything else.
 */
export type JournalFailure = 'unavailable' | 'full' | 'busy' | 'failed';

export type JournalAnswer<T = object> =
  | ({ readonly ok: true; readonly state: JournalState } & T)
  | { readonly ok: false; readonly reason: JournalFailure };

/** The journal of one user as the page sees it: behind it is a worker, or a simulation. Never throws or rejects. */
export type JournalPort = {
  /** Opens, mends, and says what is there. */
  look(): Promise<JournalAnswer<{ readonly report: JournalReport }>>;
  /** Resolves when all of the frames are on the disk, or none are. */
  append(frames: readonly JournalFrame[]): Promise<JournalAnswer>;
  read(): Promise<JournalAnswer<{ readonly frames: readonly OperationsFrame[] }>>;
  close(): void;
};
