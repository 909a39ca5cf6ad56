import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { PullAnswer } from '#protocol/pull.ts';
import type { Clock } from '#sync/ports.ts';
import type { DeviceStore } from './device-store.ts';
import { createJournal } from './journal/create-journal.ts';
import { keepJournal, type KeptJournal } from './journal/keep-journal.ts';
import { createMemoryJournalFiles } from './journal/memory-journal-files.ts';
import { openDeviceStore } from './open-device-store.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const laterEpoch = 'e0000000-0000-4000-8000-000000000002';
const at = '2026-11-21T09:00:00.000Z';
const ids = ['a', 'b', 'c'].map((letter) => `d000000${letter}-0000-4000-8000-000000000000`);
const [first = '', second = '', third = ''] = ids;

const clock: Clock = { now: () => at, after: () => () => undefined, random: () => 0.5 };
const openStore = (): Promise<DeviceStore> =>
  openDeviceStore({
    tenantId,
    staffId,
    deviceId,
    dataKey: new Uint8Array(32).fill(7),
    now: () => at,
    shortAnswer: 2,
    indexedDB: new IDBFactory(),
  });
const putTask = (id: string): OperationBody => ({
  type: 'record.put',
  kind: 'task',
  id,
  body: {
    personId: null,
    unitId,
    title: `Oppgave ${id}`,
    due: '2026-11-22',
    assignedTo: null,
    status: 'open',
  },
});
const titleOf = async (store: DeviceStore, id: string) => (await store.readRecord('task', id))?.body.title;
const waiting = async (store: DeviceStore) => {
  const { replicaId, operations } = await store.outbox.nextBatch(100);
  return { replicaId, ns: operations.map(({ n }) => n), ids: operations.map(({ body }) => body.id) };
};
const lossOf = (store: DeviceStore) =>
  new Promise<unknown>((resolve) => {
    const stop = store.watchState().subscribe(({ loss }) => {
      resolve(loss);
      queueMicrotask(() => stop());
    });
  });

/** Flips a bit in each sealed field of the row, past Dexie and the vault. */
async function breakRow(
  store: DeviceStore,
  table: 'records' | 'outbox',
  key: string | number,
): Promise<void> {
  const transaction = store.inside.db.backendDB().transaction(table, 'readwrite');
  const rows = transaction.objectStore(table);
  const row = (await asPromise(rows.get(key))) as { readonly [field: string]: unknown };
  const broken = Object.entries(row).map(([field, value]) => [
    field,
    value instanceof Uint8Array ? value.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) : value,
  ]);
  await asPromise(rows.put(Object.fromEntries(broken)));
}
const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('failed')));
  });

/** With a journal kept beside it, as in every tab. */
async function withJournal(store: DeviceStore): Promise<KeptJournal> {
  const files = createMemoryJournalFiles();
  const kept = keepJournal({
    store: { staffId, ...store.inside },
    sealer: store.inside.sealer,
    journal: createJournal({ files, exclusive: (turn) => turn() }),
    copy: { read: () => null, put: () => undefined },
    clock,
  });
  await kept.compared;
  return kept;
}

describe('an operation on the device that no longer opens', () => {
  it('JRN27 comes back from the journal under its name and in its place, before the rest is sent', async () => {
    const store = await openStore();
    const kept = await withJournal(store);
    await store.write(ids.map(putTask));
    await breakRow(store, 'outbox', 2);
    expect(await waiting(store)).toEqual({ replicaId: store.replicaId, ns: [1, 2, 3], ids });
    expect(await titleOf(store, second)).toBe(`Oppgave ${second}`);
    expect(await lossOf(store)).toMatchObject({ outcome: 'rebuilt', restored: 1, mayBeLost: 0, damaged: 1 });
    kept.stop();
    store.close();
  });

  it('JRN27 SYN22 gone from the journal too is told as a loss, and the rest is sent under a new name', async () => {
    const store = await openStore();
    await store.write(ids.map(putTask));
    await breakRow(store, 'outbox', 2);
    // The journal begins after the row broke: it cannot hold what no longer opened.
    expect(await waiting(store)).toEqual({ replicaId: store.replicaId, ns: [1], ids: [first] });
    const kept = await withJournal(store);
    expect(await lossOf(store)).toMatchObject({ restored: 0, mayBeLost: 1, damaged: 1, lastAt: at });
    expect(await store.readRecord('task', second)).toBeNull();
    const outcome = {
      n: 1,
      status: 'applied',
      recordId: first,
      position: 1,
      version: 1,
      receivedAt: at,
    } as const;
    const answer = { protocol: 1, epoch, outcomes: [outcome], ackedN: 1, safeN: 0, serverTime: at } as const;
    await store.outbox.applyPushAnswer({ ...answer, outcomes: [outcome] }, store.replicaId);
    expect(await waiting(store)).toEqual({ replicaId: store.replicaId, ns: [3], ids: [third] });
    // What the server says to a push that starts at 3.
    await store.outbox.resendFrom(2, store.replicaId);
    const renamed = await waiting(store);
    expect(renamed).toMatchObject({ ns: [1], ids: [third] });
    expect(renamed.replicaId).not.toBe(store.replicaId);
    expect(await titleOf(store, third)).toBe(`Oppgave ${third}`);
    kept.stop();
    store.close();
  });

  it('JRN27 SYN93 is nothing lost when the answer to it is noted, and the others keep theirs', async () => {
    const store = await openStore();
    await store.write(ids.map(putTask));
    const { operations, replicaId } = await store.outbox.nextBatch(100);
    const outcomes = operations.map(
      ({ n, body: { id } }) =>
        ({ n, status: 'applied', recordId: id, position: n, version: 1, receivedAt: at }) as const,
    );
    const answer = { protocol: 1, epoch, outcomes, ackedN: 3, safeN: 0, serverTime: at } as const;
    await store.outbox.applyPushAnswer({ ...answer, outcomes }, replicaId);
    await breakRow(store, 'outbox', 2);
    await breakRow(store, 'records', second);
    await store.outbox.resetEpoch(laterEpoch, 1, replicaId);
    expect((await waiting(store)).ids).toEqual([third]);
    expect(await lossOf(store)).toBeNull();
    store.close();
  });

  it('JRN27 is nothing lost when the server has had it', async () => {
    const store = await openStore();
    const kept = await withJournal(store);
    await store.write([putTask(first)]);
    const outcome = {
      n: 1,
      status: 'applied',
      recordId: first,
      position: 1,
      version: 1,
      receivedAt: at,
    } as const;
    await store.outbox.applyPushAnswer(
      { protocol: 1, epoch, outcomes: [outcome], ackedN: 1, safeN: 0, serverTime: at },
      store.replicaId,
    );
    await breakRow(store, 'outbox', 1);
    expect(await store.outbox.applyPullAnswer(pulled(first), null)).toBe('taken');
    expect(await titleOf(store, first)).toBe('Fra serveren');
    expect(await lossOf(store)).toBeNull();
    kept.stop();
    store.close();
  });
});

describe('a record on the device that no longer opens', () => {
  it('JRN27 is fetched again, what waits for it is kept, and one can go on writing', async () => {
    const store = await openStore();
    expect(await store.outbox.applyPullAnswer(pulled(first), null)).toBe('taken');
    await breakRow(store, 'records', first);
    const done: OperationBody = {
      type: 'record.patch',
      kind: 'task',
      id: first,
      fields: { status: 'done' },
      base: { status: null },
    };
    await store.write([done]);
    expect(await waiting(store)).toMatchObject({ ns: [1], ids: [first] });
    expect(await store.outbox.cursor()).toBeNull();
    expect(await store.outbox.applyPullAnswer(pulled(first), null)).toBe('taken');
    expect((await store.readRecord('task', first))?.body).toMatchObject({
      title: 'Fra serveren',
      status: 'done',
    });
    store.close();
  });
});

const pulled = (id: string): PullAnswer => ({
  protocol: 1,
  epoch,
  cursor: 'c1',
  changes: [
    {
      change: 'upsert',
      position: 1,
      id,
      kind: 'task',
      scope: `unit:${unitId}`,
      version: 1,
      body: {
        personId: null,
        unitId,
        title: 'Fra serveren',
        due: '2026-11-22',
        assignedTo: null,
        status: 'open',
      },
      stamps: {},
      receivedAt: at,
    },
  ],
  hasMore: false,
  remaining: 0,
  revokedScopes: [],
  serverTime: at,
});
