import { StorageError } from './device-store.ts';
import { toStorageProblem } from './storage-problem.ts';

/** IndexedDB can hang without a word (a frozen tab, a sick disk): after this long the person is told. */
export const storageTimeLimit = 8_000;

/** A limit is counted in so many parts. */
const parts = 8;

/**
 * Runs when this page has been running for `limit` milliseconds; returns how to call it off. What slept or stood still
 * meanwhile counts as one part, so that an answer that lies ready when the phone wakes is heard first.
 */
export function afterRunning(run: () => void, limit = storageTimeLimit): () => void {
  let left = parts;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    run();
  }, limit / parts);
  return () => clearInterval(timer);
}

/**
 * Waits for storage at most `limit` milliseconds; every failure becomes a `StorageError`. `abandon` is run when
 * time is up, so that what was reported as not stored is not stored a moment later all the same.
 */
export async function withinLimit<T>(
  work: PromiseLike<T>,
  abandon: () => void = () => {},
  limit = storageTimeLimit,
): Promise<T> {
  let stop = () => {};
  const timeUp = new Promise<never>((_, reject) => {
    stop = afterRunning(() => {
      reject(new StorageError({ reason: 'timeout' }));
      abandon();
    }, limit);
  });
  try {
    return await Promise.race([work, timeUp]);
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(toStorageProblem(error));
  } finally {
    stop();
  }
}
