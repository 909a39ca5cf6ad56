import { type DeviceDatabase, inTransaction, readMeta } from '../device-database.ts';
import type { Meta, OutboxEntry } from '../tables.ts';

/** What the store holds of what was written on it: all of the outbox, in the order written. */
export type StoreFacts = { readonly meta: Meta; readonly entries: readonly OutboxEntry[] };

export function loadStoreFacts(db: DeviceDatabase): Promise<StoreFacts> {
  return inTransaction(db, 'r', [db.meta, db.outbox], async () => ({
    meta: await readMeta(db),
    entries: await db.outbox.orderBy('sequence').toArray(),
  }));
}
