import type { JournalFiles } from './journal-file.ts';
import type { JournalFrame } from './journal-frame.ts';
import type { JournalAnswer, JournalFailure, JournalPort } from './journal-port.ts';
import { openJournalFiles, type KnownJournal, type OpenedJournal } from './open-journal-files.ts';

/** Runs the work while nobody else does; null when that could not be had within reasonable time. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T | null>;

export type JournalParts = {
  readonly files: JournalFiles;
  readonly exclusive: Exclusive;
  /**
   * With the files open and nothing to write: waits for more (`woken`), or until it is time to `leave` them to others. At
   * once without it, as in a simulation.
   */
  readonly linger?: (woken: Promise<void>) => Promise<'stay' | 'leave'>;
};

type Job = {
  readonly run: (journal: OpenedJournal) => void;
  readonly fail: (reason: JournalFailure) => void;
};

/**
 * A journal over two files, open under a lock that all tabs share. A tab holds them as long as `linger` says: what is
 * written then is on the disk within a millisecond or two, which is what counts when the browser is killed.
 */
export function createJournal({ files, exclusive, linger = async () => 'leave' }: JournalParts): JournalPort {
  const jobs: Job[] = [];
  let wake = (): void => {};
  let known: KnownJournal | undefined;
  let isWorking = false;
  let isClosed = false;

  const turn = async (): Promise<true> => {
    const journal = await openJournalFiles(files, known);
    known = undefined;
    try {
      for (;;) {
        for (const job of jobs.splice(0)) {
          try {
            job.run(journal);
          } catch (error) {
            job.fail(toFailure(error));
          }
        }
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (isClosed || (await linger(woken)) === 'leave') break;
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
