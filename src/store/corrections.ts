import { type DeviceDatabase, inTransaction } from './device-database.ts';
import type { Watch } from './device-store.ts';
import type { CorrectionDraft } from './tables.ts';
import { type Failures, watchQuery } from './watch-query.ts';

/** Corrections that are begun and not signed. Nobody else sees them, and nothing of them is the record. */
export type Corrections = {
  watch(recordId: string): Watch<CorrectionDraft | null>;
  watchAll(): Watch<readonly CorrectionDraft[]>;
  /** Resolves when it is on the device. Rejects with a `StorageError`. */
  put(draft: CorrectionDraft): Promise<void>;
  drop(recordId: string): Promise<void>;
  /** Takes away those whose record is no longer here to be seen. */
  dropOrphans(): Promise<void>;
};

export function createCorrections(
  db: DeviceDatabase,
  failures: Failures,
  /** A closed database only says that it is closed; why is what a person needs to know. */
  told: <T>(work: Promise<T>) => Promise<T>,
): Corrections {
  // What is sealed is opened as it is looked at: here, where a watch tells of what does not open.
  const opened = (row: CorrectionDraft): CorrectionDraft => ({ ...row });
  return {
    watch: (recordId) =>
      watchQuery(
        () => db.corrections.get(recordId),
        (row) => (row ? opened(row) : null),
        failures,
      ),
    watchAll: () =>
      watchQuery(
        () => db.corrections.toArray(),
        (rows) => rows.map(opened),
        failures,
      ),
    put: (draft) =>
      told(
        inTransaction(db, 'rw', [db.corrections], async () => {
          await db.corrections.put(draft);
        }),
      ),
    drop: (recordId) =>
      told(inTransaction(db, 'rw', [db.corrections], () => db.corrections.delete(recordId))),
    dropOrphans: () =>
      told(
        inTransaction(db, 'rw', [db.corrections, db.records], async () => {
          const ids = await db.corrections.toCollection().primaryKeys();
          const records = await db.records.bulkGet(ids);
          await db.corrections.bulkDelete(ids.filter((_, at) => records[at] === undefined));
        }),
      ),
  };
}
