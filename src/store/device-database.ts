import Dexie, { type EntityTable, type Table } from 'dexie';
import { deviceDatabaseName } from './database-names.ts';
import { markChanges } from './headers/mark-changes.ts';
import { noteWrites } from './note-writes.ts';
import { migrations } from './migrations.ts';
import type {
  CorrectionDraft,
  HeaderMark,
  HeaderRow,
  Meta,
  OutboxEntry,
  RecordRow,
  SheetDraft,
} from './tables.ts';
import { withinLimit } from './time-limit.ts';
import { createRowVault, type RowVault } from './vault/row-vault.ts';

export type DeviceDatabase = Dexie & {
  readonly records: EntityTable<RecordRow, 'id'>;
  readonly outbox: EntityTable<OutboxEntry, 'sequence'>;
  readonly meta: EntityTable<Meta, 'key'>;
  readonly headers: EntityTable<HeaderRow, 'kind'>;
  readonly headerMarks: EntityTable<HeaderMark, 'n'>;
  readonly corrections: EntityTable<CorrectionDraft, 'recordId'>;
  readonly sheets: EntityTable<SheetDraft, 'id'>;
  /** Rows of records and outbox lie sealed on the disk and are opened as they are read. */
  readonly vault: RowVault;
};

export type Owner = {
  readonly tenantId: string;
  readonly staffId: string;
  /** 32 bytes that seal everything in the store; see `vault/SPEC.md`. */
  readonly dataKey: Uint8Array;
};

/** What stays readable without the key: opaque ids, closed words, numbers and times. A field not named is sealed. */
export const plainFields = {
  records: [
    'id',
    'kind',
    'scope',
    'subject',
    'position',
    'receivedAt',
    'generation',
    'quarantined',
    'delivery',
    'attention',
  ],
  outbox: [
    'sequence',
    'replicaId',
    'n',
    'recordId',
    'kind',
    'schema',
    'at',
    'hlc',
    'groupId',
    'state',
    'position',
    'conflict',
    'receivedAt',
    'reason',
  ],
  headers: ['kind', 'shape', 'revision', 'parts'],
  corrections: ['recordId'],
  sheets: ['id', 'about'],
} as const;

export type DatabaseOptions = {
  readonly indexedDB?: IDBFactory | undefined;
  /** Another store is being moved here and brings its own meta row. */
  readonly isMoving?: boolean;
};

/** The database, not yet opened. */
export function createDeviceDatabase(
  { tenantId, staffId, dataKey }: Owner,
  { indexedDB, isMoving = false }: DatabaseOptions = {},
): DeviceDatabase {
  const vault = createRowVault({ store: deviceDatabaseName(staffId), dataKey, plain: plainFields });
  // Strict: "complete" must mean on the disk, also when the battery dies. Cache off: a screen may only show what is committed.
  const dexie = new Dexie(deviceDatabaseName(staffId), {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...(indexedDB ? { indexedDB } : {}),
  });
  const db = Object.assign(dexie, { vault }) as DeviceDatabase;
  for (const { version, stores, upgrade } of migrations) {
    const declared = db.version(version).stores(stores);
    if (upgrade) declared.upgrade(upgrade);
  }
  if (!isMoving)
    db.on('populate', (transaction) => transaction.table('meta').add(firstMeta(tenantId, vault.toProof())));
  db.use(vault.middleware);
  db.use(markChanges);
  db.use(noteWrites);
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

const firstMeta = (tenantId: string, keyProof: Uint8Array): Meta => ({
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
  keyProof,
});
