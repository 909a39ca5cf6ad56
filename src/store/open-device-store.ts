import type { OperationBody } from '#domain/merge/operation.ts';
import { createDeviceDatabase, type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { createDeviceOutbox } from './device-outbox.ts';
import { type DeviceState, type DeviceStore, type PersonRecords, StorageError } from './device-store.ts';
import { openDatabase } from './open-database.ts';
import { createSendingRecords, type SendingRecords } from './sending-records.ts';
import type { Meta, RecordRow } from './tables.ts';
import { toKept, toKeptList } from './to-kept.ts';
import { watchQuery } from './watch-query.ts';
import { writeOperations } from './write-operations.ts';

export type StoreOptions = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly deviceId: string;
  /** Device time, ISO 8601; given by the simulation, else the device's own. */
  readonly now?: () => string;
  /** Several devices in one process; else the browser's own. */
  readonly indexedDB?: IDBFactory;
};

/** Opens the user's database, makes it the first time. Rejects with a `StorageError`. */
export async function openDeviceStore({
  tenantId,
  staffId,
  deviceId,
  now = () => new Date().toISOString(),
  indexedDB,
}: StoreOptions): Promise<DeviceStore> {
  const db = createDeviceDatabase({ tenantId, staffId }, indexedDB);
  const failures = await openDatabase(db);
  const sending = createSendingRecords();
  const { replicaId, ...meta } = await inTransaction(db, 'r', [db.meta], () => readMeta(db));
  // A user belongs to one tenant for ever; a store that says otherwise is not this user's.
  if (meta.tenantId !== tenantId) throw new StorageError({ reason: 'damaged' });
  /** A closed database only says that it is closed; why is what a person needs to know. */
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const ended = failures.ended();
      throw ended ? new StorageError(ended) : error;
    }
  };
  const write = (operations: readonly OperationBody[], options?: { readonly grouped?: boolean }) =>
    told(writeOperations(db, staffId, operations, now(), options?.grouped ? crypto.randomUUID() : undefined));
  return {
    replicaId,
    deviceId,
    staffId,
    write,
    readRecord: (kind, id) =>
      told(inTransaction(db, 'r', [db.records], async () => toKept(await db.records.get(id), kind, sending))),
    watchRecord: (kind, id) =>
      watchQuery(
        () => db.records.get(id),
        (row) => toKept(row, kind, sending),
        failures,
        sending.subscribe,
      ),
    watchKind: (kind) =>
      watchQuery(
        () => db.records.where('kind').equals(kind).toArray(),
        (rows) => toKeptList(rows, kind, sending),
        failures,
        sending.subscribe,
      ),
    watchPerson: (personId) =>
      watchQuery(
        () => Promise.all([db.records.get(personId), db.records.where('subject').equals(personId).toArray()]),
        ([person, rows]) => toPersonRecords(person, rows, sending),
        failures,
        sending.subscribe,
      ),
    watchState: () => watchQuery(() => readState(db), toDeviceState, failures),
    outbox: createDeviceOutbox(db, { staffId, deviceId }, sending.put),
    close: () => failures.close(),
  };
}

const toPersonRecords = (
  person: RecordRow | undefined,
  rows: readonly RecordRow[],
  sending: SendingRecords,
): PersonRecords => ({
  person: toKept(person, 'person', sending),
  servicePeriods: toKeptList(rows, 'servicePeriod', sending),
  visits: toKeptList(rows, 'visit', sending),
  responses: toKeptList(rows, 'response', sending),
  measurements: toKeptList(rows, 'measurement', sending),
  tasks: toKeptList(rows, 'task', sending),
  exemptions: toKeptList(rows, 'exemption', sending),
});

type StateRows = {
  readonly meta: Meta | undefined;
  readonly pending: number;
  readonly oldestPending: string | null;
  readonly attention: readonly RecordRow[];
  readonly records: number;
};

async function readState(db: DeviceDatabase): Promise<StateRows> {
  const pending = db.outbox.where('state').equals('pending');
  const [meta, count, oldest, attention, records] = await Promise.all([
    db.meta.get('store'),
    pending.count(),
    pending.first(),
    db.records.where('attention').equals(1).toArray(),
    db.records.count(),
  ]);
  return { meta, pending: count, oldestPending: oldest?.at ?? null, attention, records };
}

const toDeviceState = ({ meta, pending, oldestPending, attention, records }: StateRows): DeviceState => ({
  pending,
  oldestPending,
  attention: attention.flatMap(({ id, kind, delivery }) =>
    delivery.state === 'attention' ? [{ recordId: id, kind, reason: delivery.reason }] : [],
  ),
  lastDeliveredAt: meta?.lastDeliveredAt ?? null,
  records,
  firstSyncDone: meta?.firstSyncDone ?? false,
});
