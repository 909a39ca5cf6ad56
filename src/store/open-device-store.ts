import type { OperationBody } from '#domain/merge/operation.ts';
import type { RecordKind } from '#protocol/record-bodies.ts';
import { createAccessLog, createAccessReasons } from './access-log.ts';
import { createCorrections } from './corrections.ts';
import { createDeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { createDeviceOutbox } from './device-outbox.ts';
import {
  type DeviceStore,
  type Kept,
  type PersonRecords,
  StorageError,
  type Watch,
  type WriteOptions,
} from './device-store.ts';
import { dropOldRecords } from './drop-old-records.ts';
import { rowsAbout } from './find-rows.ts';
import type { Header, HeaderKind } from './headers/header.ts';
import { createHeaderLists } from './headers/header-lists.ts';
import { keepHeaders } from './headers/keep-headers.ts';
import { createKindLists } from './kind-lists.ts';
import { createMending, mendingOutbox } from './mending-outbox.ts';
import { openDatabase } from './open-database.ts';
import { createStoreChanges, tellingOutbox } from './store-changes.ts';
import { setAsideBroken } from './set-aside-broken.ts';
import { createSheetDrafts } from './sheet-drafts.ts';
import { createSendingRecords, type SendingRecords } from './sending-records.ts';
import { readState, toDeviceState } from './read-state.ts';
import type { RecordRow } from './tables.ts';
import { toKept, toKeptList } from './to-kept.ts';
import { createUnreadableRecords } from './unreadable-records.ts';
import { usualShortAnswer } from './take-push-answer.ts';
import { hasPlainStore } from './vault/has-plain-store.ts';
import { createSealer } from './vault/sealer.ts';
import { watchQuery } from './watch-query.ts';
import { writeOperations } from './write-operations.ts';

export type StoreOptions = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly deviceId: string;
  /** 32 bytes; what the store holds is sealed with it, and opens with no other. */
  readonly dataKey: Uint8Array;
  /** Device time, ISO 8601; given by the simulation, else the device's own. */
  readonly now?: () => string;
  /** From so many operations on an answer is noted in short first; given by the simulation, whose batches are small. */
  readonly shortAnswer?: number;
  /** Several devices in one process; else the browser's own. */
  readonly indexedDB?: IDBFactory;
};

/** Opens the user's database, makes it the first time. Rejects with a `StorageError`. */
export async function openDeviceStore({
  tenantId,
  staffId,
  deviceId,
  dataKey,
  now = () => new Date().toISOString(),
  shortAnswer = usualShortAnswer,
  indexedDB,
}: StoreOptions): Promise<DeviceStore> {
  const isMoving = await hasPlainStore(staffId, { indexedDB });
  const db = createDeviceDatabase({ tenantId, staffId, dataKey }, { indexedDB, isMoving });
  const failures = await openDatabase(db);
  if (isMoving) {
    // Seldom now: not in what every phone waits for.
    const { movePlainStore } = await import('./vault/move-plain-store.ts');
    await movePlainStore(db, staffId, { indexedDB });
  }
  const sending = createSendingRecords();
  const { changes, tell } = createStoreChanges();
  const unreadable = createUnreadableRecords();
  const lists = createKindLists(db, sending, unreadable);
  const headerLists = createHeaderLists(db, sending, unreadable);
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
  const mending = createMending(async () => {
    const isMended = await setAsideBroken(db, staffId);
    if (isMended) await tell({ what: 'setAside' });
    return isMended;
  });
  const accessReasons = createAccessReasons();
  const writes = new Set<Promise<void>>();
  const sheets = createSheetDrafts(db, told);
  const write = (operations: readonly OperationBody[], options?: WriteOptions) => {
    const groupId = options?.grouped ? crypto.randomUUID() : undefined;
    const { endsCorrection, endsSheet } = options ?? {};
    if (endsSheet !== undefined) sheets.forget(endsSheet);
    const notes = { groupId, endsCorrection, endsSheet };
    const stored = told(mending(() => writeOperations(db, staffId, operations, now(), notes)));
    // Before anybody can be told that it is stored, it is on its way to the journal.
    const written = stored
      .then((entries) => void tell({ what: 'written', entries }))
      .finally(() => writes.delete(written));
    writes.add(written);
    return written;
  };
  return {
    replicaId,
    deviceId,
    staffId,
    write,
    corrections: createCorrections(db, failures, told, unreadable),
    sheets,
    logAccess: createAccessLog(write, staffId, now, accessReasons),
    accessReasons,
    readRecord: (kind, id) =>
      told(inTransaction(db, 'r', [db.records], async () => toKept(await db.records.get(id), kind, sending))),
    watchRecord: (kind, id) =>
      watchQuery(
        () => db.records.get(id),
        (row) => toKept(row, kind, sending),
        failures,
        sending.subscribe,
      ),
    watchKind: <K extends RecordKind>(kind: K): Watch<readonly Kept<K>[]> => ({
      subscribe: (listener, failed = () => {}) => {
        // Each list is of the kind it was asked for.
        const next = (list: readonly Kept[]) => listener(list as readonly Kept<K>[]);
        const stopFailures = failures.subscribe(failed);
        const stop = lists.watch(kind, { next, failed });
        return () => {
          stop();
          stopFailures();
        };
      },
    }),
    watchHeaders: <K extends HeaderKind>(kind: K): Watch<readonly Header<K>[]> => ({
      subscribe: (listener, failed = () => {}) => {
        const next = (list: readonly Header[]) => listener(list as readonly Header<K>[]);
        const stopFailures = failures.subscribe(failed);
        const stop = headerLists.watch(kind, { next, failed });
        return () => {
          stop();
          stopFailures();
        };
      },
    }),
    peekHeaders: <K extends HeaderKind>(kind: K) =>
      headerLists.peek(kind) as readonly Header<K>[] | undefined,
    warmHeaders: headerLists.warm,
    watchPerson: (personId) =>
      watchQuery(
        () => Promise.all([db.records.get(personId), rowsAbout(db, personId)]),
        ([person, rows]) => toPersonRecords(person, rows, sending),
        failures,
        sending.subscribe,
      ),
    watchState: () =>
      watchQuery(
        () => readState(db),
        (rows) => toDeviceState(rows, unreadable.count()),
        failures,
        unreadable.subscribe,
      ),
    countRecords: () => told(db.records.count()),
    outbox: tellingOutbox(
      mendingOutbox(
        createDeviceOutbox(db, { staffId, deviceId, shortAnswer, changes }, sending.put),
        mending,
      ),
      tell,
    ),
    inside: { db, changes, sealer: createSealer(dataKey), tellTaken: () => void tell({ what: 'answered' }) },
    dropOld: (keptDays) => told(dropOldRecords(db, keptDays, now())),
    keepHeaders: () => told(keepHeaders(db, headerLists.hasUnread())),
    settled: async () => {
      await Promise.allSettled([...writes, sheets.settled()]);
    },
    close: () => {
      lists.close();
      headerLists.close();
      failures.close();
      db.vault.close();
    },
  };
}

function toPersonRecords(
  person: RecordRow | undefined,
  rows: readonly RecordRow[],
  sending: SendingRecords,
): PersonRecords {
  const listOf = <K extends RecordKind>(kind: K) => toKeptList(rows, (row) => toKept(row, kind, sending));
  return {
    person: toKept(person, 'person', sending),
    servicePeriods: listOf('servicePeriod'),
    visits: listOf('visit'),
    responses: listOf('response'),
    measurements: listOf('measurement'),
    tasks: listOf('task'),
    exemptions: listOf('exemption'),
    absences: listOf('absence'),
    individualPlans: listOf('individualPlan'),
    vitalsPlans: listOf('vitalsPlan'),
  };
}
