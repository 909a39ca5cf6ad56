import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import type { SheetDraft } from './tables.ts';

/** What is being written in a sheet and is not a record yet: hers alone, on this device, until it is saved or thrown away. */
export type SheetDrafts = {
  /** What was written there last; undefined when nothing lies there, or it no longer opens. */
  read(id: string): Promise<unknown>;
  /**
   * Resolves when this, or something newer of the same sheet, is on the device. What comes while it is being stored
   * replaces what waits. Rejects with a `StorageError`.
   */
  put(draft: SheetDraft): Promise<void>;
  drop(id: string): Promise<void>;
  /** What waits to be stored of it is not: it goes with what is written now (`WriteOptions.endsSheet`). */
  forget(id: string): void;
  /** Resolves when nothing waits to be stored. */
  settled(): Promise<void>;
  /** Takes away those about a record that may no longer be seen here; none while everything is fetched anew. */
  dropOrphans(): Promise<void>;
};

type Waiting = { draft: SheetDraft; readonly stored: Promise<void> };

export function createSheetDrafts(
  db: DeviceDatabase,
  told: <T>(work: Promise<T>) => Promise<T>,
): SheetDrafts {
  const waiting = new Map<string, Waiting>();
  let queue: Promise<unknown> = Promise.resolve();
  /** One after the other, so that the newest is what stays. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return told(done);
  };
  const forget = (id: string) => void waiting.delete(id);
  return {
    read: (id) =>
      told(
        inTransaction(db, 'r', [db.sheets], async () => {
          const row = await db.sheets.get(id);
          return row && db.vault.isReadable(row) ? row.value : undefined;
        }),
      ),
    put: (draft) => {
      const known = waiting.get(draft.id);
      if (known) {
        known.draft = draft;
        return known.stored;
      }
      const stored = inTurn(async () => {
        const latest = waiting.get(draft.id)?.draft;
        waiting.delete(draft.id);
        if (latest) await inTransaction(db, 'rw', [db.sheets], () => db.sheets.put(latest).then(() => {}));
      });
      waiting.set(draft.id, { draft, stored });
      return stored;
    },
    drop: (id) => {
      forget(id);
      return inTurn(() => inTransaction(db, 'rw', [db.sheets], () => db.sheets.delete(id)));
    },
    forget,
    settled: async () => void (await queue),
    dropOrphans: () =>
      told(
        inTransaction(db, 'rw', [db.sheets, db.records, db.meta], async () => {
          if ((await readMeta(db)).sweeping) return;
          const rows = (await db.sheets.toArray()).filter(({ about }) => about !== '');
          const records = await db.records.bulkGet(rows.map(({ about }) => about));
          await db.sheets.bulkDelete(rows.flatMap(({ id }, at) => (records[at] === undefined ? [id] : [])));
        }),
      ),
  };
}
