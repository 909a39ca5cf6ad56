import { answerTo } from '../answered-runs.ts';
import { type DeviceDatabase, inTransaction, readMeta } from '../device-database.ts';
import type { Meta, OutboxEntry } from '../tables.ts';
import { withFields } from '../vault/with-fields.ts';

/** What the store holds of what was written on it: all of the outbox, in the order written. */
export type StoreFacts = { readonly meta: Meta; readonly entries: readonly OutboxEntry[] };

export function loadStoreFacts(db: DeviceDatabase): Promise<StoreFacts> {
  return inTransaction(db, 'r', [db.meta, db.outbox], async () => {
    const [meta, stored] = await Promise.all([readMeta(db), db.outbox.orderBy('sequence').toArray()]);
    const entries = stored.map((entry): OutboxEntry => {
      const word = answerTo(meta, entry);
      return word ? withFields(entry, { ...word, state: 'acknowledged' }) : entry;
    });
    return { meta, entries };
  });
}
