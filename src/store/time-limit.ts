import { StorageError } from './device-store.ts';
import { toStorageProblem } from './storage-problem.ts';

/** IndexedDB can hang without a word (a frozen tab, a sick disk): after this long the person is told. */
export const storageTimeLimit = 8_000;

/**
 * Waits for storage at most `limit` milliseconds; every failure becomes a `StorageError`. `abandon` is run when
 * time is up, so that what was reported as not stored is not stored a moment later all the same.
 */
export async function withinLimit<T>(
  work: PromiseLike<T>,
  abandon: () => void = () => {},
  limit = storageTimeLimit,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StorageError({ reason: 'timeout' }));
      abandon();
    }, limit);
  });
  try {
    return await Promise.race([work, timeUp]);
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(toStorageProblem(error));
  } finally {
    clearTimeout(timer);
  }
}
