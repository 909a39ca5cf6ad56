import Dexie, { type EntityTable, type Table } from 'dexie';
import { migrations } from './migrations.ts';
import type { Meta, OutboxEntry, RecordRow } from './tables.ts';
import { withinLimit } from './time-limit.ts';

export type DeviceDatabase = Dexie & {
  readonly records: EntityTable<RecordRow, 'id'>;
  readonly outbox: EntityTable<OutboxEntry, 'sequence'>;
  readonly meta: EntityTable<Meta, 'key'>;
};

export type Owner = { readonly tenantId: string; readonly staffId: string };

/** One database per user; the name tells nothing about who. */
export const deviceDatabaseName = (staffId: string): string => `visitt-${staffId}`;

/** The database, not yet opened. */
export function createDeviceDatabase({ tenantId, staffId }: Owner, factory?: IDBFactory): DeviceDatabase {
  // Strict: "complete" must mean on the disk, also when the battery dies. Cache off: a screen may only show what is committed.
  const db = new Dexie(deviceDatabaseName(staffId), {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...(factory ? { indexedDB: factory } : {}),
  }) as DeviceDatabase;
  for (const { version, stores, upgrade } of migrations) {
    const declared = db.version(version).stores(stores);
    if (upgrade) declared.upgrade(upgrade);
  }
  db.on('populate', (transaction) => transaction.table('meta').add(firstMeta(tenantId)));
  return db;
}

/** One transaction with a time limit; when time is up it is aborted, so nothing of it stays. */
export function inTransaction<T>(
  db: DeviceDatabase,
  mode: 'r' | 'rw',
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<T> {
  let abort = () => {};
  // Dexie keeps its zone over native awaits only when it is given an async function.
  const running = db.transaction(mode, [...tables], async (transaction) => {
    abort = () => transaction.abort();
    return work();
  });
  return withinLimit(running, () => abort());
}

/** The meta row; a store without one is damaged, which Dexie cannot see by itself. */
export async function readMeta(db: DeviceDatabase): Promise<Meta> {
  const meta = await db.meta.get('store');
  if (!meta) throw new DOMException('The store has lost its own row', 'NotFoundError');
  return meta;
}

const firstMeta = (tenantId: string): Meta => ({
  key: 'store',
  tenantId,
  replicaId: crypto.randomUUID(),
  counter: 0,
  sequence: 0,
  epoch: null,
  cursor: null,
  safeN: 0,
  generation: 1,
  sweeping: false,
  firstSyncDone: false,
  lastDeliveredAt: null,
});
