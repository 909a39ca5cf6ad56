import type Dexie from 'dexie';
import { StorageError, type StorageProblem } from './device-store.ts';
import { withinLimit } from './time-limit.ts';
import type { Failures } from './watch-query.ts';

/**
 * Opens a database within the time limit, and gives way to other tabs: a newer version of the app, or one that deletes
 * the database, closes this one, which then says so instead of hanging. Rejects with a `StorageError`.
 */
export async function openDatabase(db: Dexie): Promise<Failures> {
  const listeners = new Set<(problem: StorageProblem) => void>();
  let ended: StorageProblem | null = null;
  const end = (problem: StorageProblem) => {
    if (ended) return;
    ended = problem;
    for (const listener of listeners) listener(problem);
  };
  if (!('indexedDB' in globalThis) || !globalThis.indexedDB) {
    throw new StorageError({ reason: 'unavailable' });
  }
  let isBlocked = () => {};
  const blocked = new Promise<never>((_, reject) => {
    isBlocked = () => reject(new StorageError({ reason: 'blocked' }));
  });
  db.on('blocked', () => isBlocked());
  db.on('versionchange', () => {
    // Said first: closing is itself an end, and would be told as one without a reason.
    end({ reason: 'blocked' });
    db.close({ disableAutoOpen: true });
    // Dexie's own listener would open it again, and this old code would write into the newer store.
    return false;
  });
  db.on('close', () => end({ reason: 'unavailable' }));
  try {
    await withinLimit(Promise.race([db.open(), blocked]));
  } catch (error) {
    db.close({ disableAutoOpen: true });
    throw error;
  }
  return {
    ended: () => ended,
    close: () => {
      listeners.clear();
      db.close({ disableAutoOpen: true });
    },
    subscribe(failed) {
      listeners.add(failed);
      if (ended) failed(ended);
      return () => listeners.delete(failed);
    },
  };
}
