import type { AnswerChange } from '#domain/forms/form-session.ts';
import { setAnswer } from '#domain/forms/set-answer.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import type { Watch } from './device-store.ts';
import type { CorrectionDraft } from './tables.ts';
import type { UnreadableRecords } from './unreadable-records.ts';
import { type Failures, watchQuery } from './watch-query.ts';

/** Corrections that are begun and not signed. Nobody else sees them, and nothing of them is the record. */
export type Corrections = {
  watch(recordId: string): Watch<CorrectionDraft | null>;
  watchAll(): Watch<readonly CorrectionDraft[]>;
  /** Begins one. Resolves when it is on the device. Rejects with a `StorageError`. */
  put(draft: CorrectionDraft): Promise<void>;
  /**
   * Adds answers to it, beside what another tab has added meanwhile. Where there is none any more (signed or discarded in
   * another tab) it is begun again from `draft`: what somebody has written is not dropped. Rejects with a `StorageError`.
   */
  answer(draft: CorrectionDraft, changes: readonly AnswerChange[]): Promise<void>;
  drop(recordId: string): Promise<void>;
  /** Takes away those whose record is no longer here to be seen; none while everything is fetched anew. */
  dropOrphans(): Promise<void>;
};

export function createCorrections(
  db: DeviceDatabase,
  failures: Failures,
  /** A closed database only says that it is closed; why is what a person needs to know. */
  told: <T>(work: Promise<T>) => Promise<T>,
  unreadable: UnreadableRecords,
): Corrections {
  // What is sealed is opened as it is looked at. What no longer opens is left out: it can only be begun again.
  const opened = (row: CorrectionDraft): CorrectionDraft => ({ ...row });
  return {
    watch: (recordId) =>
      watchQuery(
        () => db.corrections.get(recordId),
        (row) => (row && db.vault.isReadable(row) ? opened(row) : null),
        failures,
      ),
    watchAll: () =>
      watchQuery(
        () => db.corrections.toArray(),
        (rows) => {
          const broken = rows.filter((row) => !db.vault.isReadable(row));
          unreadable.put(
            'correction',
            broken.map(({ recordId }) => recordId),
          );
          return rows.filter((row) => !broken.includes(row)).map(opened);
        },
        failures,
      ),
    put: (draft) =>
      told(
        inTransaction(db, 'rw', [db.corrections], async () => {
          await db.corrections.put(draft);
        }),
      ),
    answer: (draft, changes) =>
      told(
        inTransaction(db, 'rw', [db.corrections], async () => {
          const row = await db.corrections.get(draft.recordId);
          const begun = row && db.vault.isReadable(row) ? opened(row) : draft;
          const response = changes.reduce(
            (answers, { path, answer }) => setAnswer(answers, path, answer),
            begun.response,
          );
          await db.corrections.put({ ...begun, response });
        }),
      ),
    drop: (recordId) =>
      told(inTransaction(db, 'rw', [db.corrections], () => db.corrections.delete(recordId))),
    dropOrphans: () =>
      told(
        inTransaction(db, 'rw', [db.corrections, db.records, db.meta], async () => {
          // A copy that was broken is gone until it comes again (JRN27).
          if ((await readMeta(db)).sweeping) return;
          const ids = await db.corrections.toCollection().primaryKeys();
          const records = await db.records.bulkGet(ids);
          await db.corrections.bulkDelete(ids.filter((_, at) => records[at] === undefined));
        }),
      ),
  };
}
