import type { JournalFiles } from './journal-file.ts';
import type { JournalFrame } from './journal-frame.ts';
import type { JournalAnswer, JournalFailure, JournalPort } from './journal-port.ts';
import { openJournalFiles, type KnownJournal, type OpenedJournal } from './open-journal-files.ts';

/** Runs the work while nobody else does; null when that could not be had within reasonable time. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T | null>;

export type JournalParts = {
  readonly files: JournalFiles;
  readonly exclusive: Exclusive;
  /** Waits a moment for more work before the files are closed, and ends when `woken` does; at once in a simulation. */
  readonly linger?: (woken: Promise<void>) => Promise<void>;
};

/** At most this many turns with the files open, so that another tab that waits for them comes to its own. */
const turnsInARow = 50;

type Job = {
  readonly run: (journal: OpenedJournal) => void;
  readonly fail: (reason: JournalFailure) => void;
};

/**
 * A journal over two files. They are open only while there is something to write, under a lock that all tabs share: a
 * tab that is frozen, closed or killed between two writes holds nothing that the others would have to wait for.
 */
export function createJournal({ files, exclusive, linger = async () => {} }: JournalParts): JournalPort {
  const jobs: Job[] = [];
  let wake = (): void => {};
  let known: KnownJournal | undefined;
  let isWorking = false;
  let isClosed = false;

  const turn = async (): Promise<true> => {
    const journal = await openJournalFiles(files, known);
    known = undefined;
    try {
      for (let turns = 0; jobs.length > 0 && turns < turnsInARow; turns += 1) {
        for (const job of jobs.splice(0)) {
          try {
            job.run(journal);
          } catch (error) {
            job.fail(toFailure(error));
          }
        }
        if (!isClosed) {
          await linger(
            new Promise((resolve) => {
              wake = resolve;
            }),
          );
        }
      }
      tidyQuietly(journal);
    } finally {
      known = journal.close();
    }
    return true;
  };

  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    try {
      while (jobs.length > 0) {
        let reason: JournalFailure = 'busy';
        const done = await exclusive(turn).catch((error: unknown) => {
          reason = toFailure(error);
          return null;
        });
        if (done === null) for (const job of jobs.splice(0)) job.fail(reason);
      }
    } finally {
      isWorking = false;
    }
  };

  const ask = <T>(toValue: (journal: OpenedJournal) => T): Promise<JournalAnswer<T>> => {
    if (isClosed) return Promise.resolve({ ok: false, reason: 'failed' });
    return new Promise((resolve) => {
      jobs.push({
        run: (journal) => {
          const value = toValue(journal);
          resolve({ ...value, ok: true, state: journal.state() });
        },
        fail: (reason) => resolve({ ok: false, reason }),
      });
      wake();
      void work();
    });
  };

  return {
    look: () => ask(({ report }) => ({ report })),
    append: (frames: readonly JournalFrame[]) =>
      ask((journal) => {
        journal.append(frames);
        return {};
      }),
    read: () => ask((journal) => ({ frames: journal.read() })),
    close: () => {
      isClosed = true;
      wake();
    },
  };
}

/** What did not get tidied stays as it was and is tidied another time. */
function tidyQuietly(journal: OpenedJournal): void {
  try {
    journal.tidy();
  } catch {
    // No room for a second copy: the journal itself is whole.
  }
}

function toFailure(error: unknown): JournalFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return failureByName[name] ?? 'failed';
}

const failureByName: { readonly [name: string]: JournalFailure } = {
  QuotaExceededError: 'full',
  NoModificationAllowedError: 'busy',
  SecurityError: 'unavailable',
  NotAllowedError: 'unavailable',
  NotSupportedError: 'unavailable',
};
