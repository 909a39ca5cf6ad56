import { liveQuery } from 'dexie';
import type { StorageProblem, Watch } from './device-store.ts';
import { toStorageProblem } from './storage-problem.ts';
import { afterRunning } from './time-limit.ts';

/** What ends every watch of a database at once, such as another tab that took it over. */
export type Failures = {
  /** Why the database is closed, null while it is not. */
  ended(): StorageProblem | null;
  /** Closes the database without telling anybody. */
  close(): void;
  subscribe(failed: (problem: StorageProblem) => void): () => void;
};

/**
 * A query that is asked again whenever what it read has changed, in this tab or another. `also` wakes it for what is
 * not stored: then `toValue` is run again on the rows already at hand.
 */
export function watchQuery<Rows, T>(
  query: () => Promise<Rows>,
  toValue: (rows: Rows) => T,
  failures: Failures,
  also?: (listener: () => void) => () => void,
): Watch<T> {
  return {
    subscribe(listener, failed = () => {}) {
      let latest: { readonly rows: Rows } | null = null;
      const tell = (rows: Rows) => {
        let value: T;
        try {
          // What is sealed is opened here, and may not open.
          value = toValue(rows);
        } catch (error) {
          failed(toStorageProblem(error));
          return;
        }
        listener(value);
      };
      const inTime = afterRunning(() => failed({ reason: 'timeout' }));
      const subscription = liveQuery(query).subscribe({
        next: (rows) => {
          inTime();
          latest = { rows };
          tell(rows);
        },
        error: (error: unknown) => {
          inTime();
          failed(toStorageProblem(error));
        },
      });
      const stopAlso = also?.(() => {
        if (latest) tell(latest.rows);
      });
      const stopFailures = failures.subscribe((problem) => {
        inTime();
        failed(problem);
      });
      return () => {
        inTime();
        subscription.unsubscribe();
        stopAlso?.();
        stopFailures();
      };
    },
  };
}
