import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Change } from '#protocol/pull.ts';
import type { Outcome, PushAnswer } from '#protocol/push.ts';
import { openDeviceProfile } from './device-profile.ts';
import type { DeviceState, DeviceStore } from './device-store.ts';
import { loadStoreFacts } from './journal/store-facts.ts';
import { loadUnsent } from './journal/take-unsent.ts';
import { openDeviceStore } from './open-device-store.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const laterEpoch = 'e0000000-0000-4000-8000-000000000002';
const at = '2026-11-21T09:00:00.000Z';
const serverTime = '2026-11-21T09:00:05.000Z';
const ids = ['a', 'b', 'c', 'd'].map((letter) => `d000000${letter}-0000-4000-8000-000000000000`);
const [a = '', b = '', c = '', d = ''] = ids;

const open = (indexedDB = new IDBFactory()) =>
  openDeviceStore({
    tenantId,
    staffId,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    now: () => at,
    shortAnswer: 2,
    indexedDB,
  });

const body = {
  personId: null,
  unitId,
  title: 'Ring legen',
  due: '2026-11-22',
  assignedTo: null,
  status: 'open',
} as const;
const putTask = (id: string): OperationBody => ({ type: 'record.put', kind: 'task', id, body });
const setTitle = (id: string, title: string): OperationBody => ({
  type: 'record.patch',
  kind: 'task',
  id,
  fields: { title },
  base: { title: body.title },
});
const applied = (
  n: number,
  recordId: string,
  position = 10 + n,
  status: 'applied' | 'conflict' = 'applied',
): Outcome => ({
  n,
  status,
  recordId,
  position,
  version: 1,
  receivedAt: serverTime,
});
const answerWith = (outcomes: readonly Outcome[], more: Partial<PushAnswer> = {}): PushAnswer => ({
  protocol: 1,
  epoch,
  outcomes: [...outcomes],
  ackedN: outcomes.at(-1)?.n ?? 0,
  safeN: 0,
  serverTime,
  ...more,
});
const upsert = (id: string, position: number): Change => ({
  change: 'upsert',
  position,
  id,
  kind: 'task',
  scope: `unit:${unitId}`,
  version: 1,
  body,
  stamps: {},
  receivedAt: serverTime,
});

/** Reads the batch as the engine does, and has the server take it whole. */
async function deliver(store: DeviceStore): Promise<void> {
  const { operations, replicaId } = await store.outbox.nextBatch(100);
  const outcomes = operations.map(({ n, body: { id } }) => applied(n, id));
  await store.outbox.applyPushAnswer(answerWith(outcomes), replicaId);
}
const pull = async (store: DeviceStore, changes: readonly Change[], cursor = 'c1') =>
  store.outbox.applyPullAnswer(
    {
      protocol: 1,
      epoch,
      cursor,
      changes: [...changes],
      hasMore: false,
      remaining: 0,
      revokedScopes: [],
      serverTime,
    },
    await store.outbox.cursor(),
  );
const states = async (store: DeviceStore) =>
  (await store.inside.db.outbox.toArray()).map(({ state }) => state);
const waiting = async (store: DeviceStore) =>
  (await store.outbox.nextBatch(100)).operations.map(({ n, body: { id } }) => ({ n, id }));
const deliveryOf = async (store: DeviceStore, id: string) =>
  (await store.readRecord('task', id))?.delivery.state;
const stateOf = (store: DeviceStore): Promise<DeviceState> =>
  new Promise((resolve) => {
    const stop = store.watchState().subscribe((state) => {
      resolve(state);
      queueMicrotask(() => stop());
    });
  });

/** Three records written and answered for, and not yet worked in. */
async function openNoted(factory = new IDBFactory()) {
  const store = await open(factory);
  await store.write([putTask(a), putTask(b), putTask(c)]);
  await deliver(store);
  return store;
}

describe('SYN33 where the store was when nothing waited', () => {
  it('is known once the queue was found empty, follows the pages, and is forgotten with what is written', async () => {
    const store = await open();
    expect(store.outbox.quietCursor()).toBeUndefined();
    await store.outbox.nextBatch(100);
    expect(store.outbox.quietCursor()).toBeNull();
    await pull(store, []);
    expect(store.outbox.quietCursor()).toBe('c1');
    await store.write([putTask(a)]);
    expect(store.outbox.quietCursor()).toBeUndefined();
    await pull(store, [], 'c2');
    expect(store.outbox.quietCursor()).toBeUndefined();
    await store.outbox.nextBatch(100);
    expect(store.outbox.quietCursor()).toBeUndefined();
    await deliver(store);
    await store.outbox.nextBatch(100);
    expect(store.outbox.quietCursor()).toBe('c2');
  });
});

describe('SYN90 a plain answer', () => {
  it('is noted without a row being written again, and counts as answered everywhere', async () => {
    const factory = new IDBFactory();
    const store = await openNoted(factory);
    expect(await states(store)).toEqual(['pending', 'pending', 'pending']);
    expect(await waiting(store)).toEqual([]);
    expect(await stateOf(store)).toMatchObject({
      pending: 0,
      oldestPending: null,
      lastDeliveredAt: serverTime,
    });
    expect(await loadUnsent(store.inside.db)).toEqual([]);
    const facts = await loadStoreFacts(store.inside.db);
    expect(facts.entries.map(({ state, operation }) => [state, operation.id])).toEqual(
      [a, b, c].map((id) => ['acknowledged', id]),
    );
    const profile = await openDeviceProfile({ indexedDB: factory });
    expect(await profile.countUndelivered(staffId)).toBe(0);
    await store.write([setTitle(a, 'Ring lege')]);
    expect(await profile.countUndelivered(staffId)).toBe(1);
    expect(await stateOf(store)).toMatchObject({ pending: 1, oldestPending: at });
    expect(await waiting(store)).toEqual([{ n: 4, id: a }]);
    profile.close();
    store.close();
  });

  it('does not say delivered before it is worked in, nor of what was written since', async () => {
    const store = await openNoted();
    await store.write([setTitle(a, 'Ring lege')]);
    expect(await Promise.all(ids.slice(0, 3).map((id) => deliveryOf(store, id)))).toEqual([
      'sending',
      'sending',
      'sending',
    ]);
    await store.outbox.workInAnswers();
    expect(await deliveryOf(store, a)).toBe('local');
    expect(await deliveryOf(store, b)).toBe('delivered');
    store.close();
  });

  it('SYN92 tells the journal when there was something to work in, and not after each round that failed', async () => {
    const store = await openNoted();
    const told: string[] = [];
    store.inside.changes.subscribe(({ what }) => void told.push(what));
    expect(await store.outbox.workInAnswers()).toBe(true);
    expect(told).toEqual(['answered']);
    for (let round = 0; round < 3; round += 1) expect(await store.outbox.workInAnswers()).toBe(false);
    expect(told).toEqual(['answered']);
    store.close();
  });

  it('in two batches read one ahead of the other leaves nothing out and nothing twice', async () => {
    const store = await open();
    await store.write(ids.map(putTask));
    const first = await store.outbox.nextBatch(2);
    const second = await store.outbox.nextBatch(2, 2);
    const outcomesOf = ({ operations }: typeof first) =>
      operations.map(({ n, body: { id } }) => applied(n, id));
    await store.outbox.applyPushAnswer(answerWith(outcomesOf(first)), first.replicaId);
    expect(await waiting(store)).toEqual([
      { n: 3, id: c },
      { n: 4, id: d },
    ]);
    await store.outbox.applyPushAnswer(answerWith(outcomesOf(second)), second.replicaId);
    await store.outbox.applyPushAnswer(answerWith(outcomesOf(second)), second.replicaId);
    expect(await waiting(store)).toEqual([]);
    await store.outbox.workInAnswers();
    expect(await states(store)).toEqual(['acknowledged', 'acknowledged', 'acknowledged', 'acknowledged']);
    store.close();
  });

  it('a batch behind another is the same before and after the answer to that is noted, and none behind what was never read', async () => {
    const store = await open();
    await store.write(ids.map(putTask));
    const first = await store.outbox.nextBatch(2);
    const outcomes = first.operations.map(({ n, body: { id } }) => applied(n, id));
    expect(first.pending).toBe(2);
    const before = await store.outbox.nextBatch(1, 2);
    await store.outbox.applyPushAnswer(answerWith(outcomes), first.replicaId);
    const after = await store.outbox.nextBatch(1, 2);
    for (const { operations, pending } of [before, after]) {
      expect(operations.map(({ n }) => n)).toEqual([3]);
      expect(pending).toBe(1);
    }
    expect((await store.outbox.nextBatch(2, 3)).operations.map(({ n }) => n)).toEqual([4]);
    expect((await store.outbox.nextBatch(2, 77)).operations).toEqual([]);
    store.close();
  });

  it('to a backlog of a thousand is not worked in half-way', async () => {
    const store = await open();
    const tasks = Array.from(
      { length: 1_010 },
      (_, index) => `d0000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    await store.write(tasks.map(putTask));
    const deliverSome = async () => {
      const { operations, replicaId } = await store.outbox.nextBatch(250);
      const outcomes = operations.map(({ n, body: { id } }) => applied(n, id));
      await store.outbox.applyPushAnswer(answerWith(outcomes), replicaId);
    };
    for (let times = 0; times < 4; times += 1) await deliverSome();
    expect(new Set(await states(store))).toEqual(new Set(['pending']));
    expect(await stateOf(store)).toMatchObject({ pending: 10 });
    store.close();
  }, 60_000);

  it.each([
    ['a conflict', applied(2, b, 12, 'conflict'), 'attention'],
    ['another record than was sent', applied(2, d), 'local'],
  ])('with %s among them is taken word for word', async (_, second, delivery) => {
    const store = await open();
    await store.write([putTask(a), putTask(b)]);
    const { replicaId } = await store.outbox.nextBatch(100);
    await store.outbox.applyPushAnswer(answerWith([applied(1, a), second]), replicaId);
    expect((await store.inside.db.meta.get('store'))?.answered).toBeUndefined();
    expect(await deliveryOf(store, b)).toBe(delivery);
    store.close();
  });

  it('to a batch this store has not read is taken word for word', async () => {
    const store = await open();
    await store.write([putTask(a), putTask(b)]);
    await store.outbox.applyPushAnswer(answerWith([applied(1, a), applied(2, d)]), store.replicaId);
    expect((await waiting(store)).map(({ id }) => id)).toEqual([a, b]);
    store.close();
  });
});

describe('SYN92 the note is worked in', () => {
  it('by the page that brings the records, each entry written once', async () => {
    const store = await openNoted();
    const put = vi.spyOn(store.inside.db.outbox, 'bulkPut');
    expect(await pull(store, [upsert(a, 11), upsert(b, 12), upsert(c, 13)])).toBe('taken');
    expect(put).toHaveBeenCalledTimes(1);
    expect(await states(store)).toEqual(['passed', 'passed', 'passed']);
    expect(await deliveryOf(store, a)).toBe('delivered');
    expect((await store.inside.db.meta.get('store'))?.answered).toBeUndefined();
    store.close();
  });

  it('by a page that brings only some, or an older copy', async () => {
    const store = await openNoted();
    await pull(store, [upsert(a, 11), upsert(b, 5)]);
    expect(await states(store)).toEqual(['passed', 'acknowledged', 'acknowledged']);
    expect(await Promise.all([a, b, c].map((id) => deliveryOf(store, id)))).toEqual([
      'delivered',
      'delivered',
      'delivered',
    ]);
    expect(await waiting(store)).toEqual([]);
    store.close();
  });

  it('all of it or none: a page that could not be stored leaves it as it was', async () => {
    const store = await openNoted();
    const put = vi.spyOn(store.inside.db.meta, 'put').mockRejectedValueOnce(new Error('full'));
    await expect(pull(store, [upsert(a, 11)])).rejects.toThrow('storage');
    put.mockRestore();
    expect(await states(store)).toEqual(['pending', 'pending', 'pending']);
    expect(await waiting(store)).toEqual([]);
    expect(await pull(store, [upsert(a, 11)])).toBe('taken');
    expect(await states(store)).toEqual(['passed', 'acknowledged', 'acknowledged']);
    store.close();
  });

  it('after the tab has died between the answer and the page', async () => {
    const factory = new IDBFactory();
    const dead = await openNoted(factory);
    dead.close();
    const store = await open(factory);
    expect(await waiting(store)).toEqual([]);
    expect(await stateOf(store)).toMatchObject({ pending: 0 });
    expect(await deliveryOf(store, a)).toBe('local');
    await store.outbox.workInAnswers();
    expect(await deliveryOf(store, a)).toBe('delivered');
    store.close();
  });

  it('before the next answer that is not plain', async () => {
    const store = await openNoted();
    await store.write([putTask(d)]);
    const { replicaId } = await store.outbox.nextBatch(100);
    const refused: Outcome = {
      n: 4,
      status: 'quarantined',
      reason: 'notAllowed',
      detail: '',
      receivedAt: serverTime,
    };
    await store.outbox.applyPushAnswer(answerWith([refused]), replicaId);
    expect(await states(store)).toEqual(['acknowledged', 'acknowledged', 'acknowledged', 'quarantined']);
    store.close();
  });
});

describe('SYN93 before what waits is changed in any other way, the note is worked in:', () => {
  it('a server with less than it had gets again what it has lost, and not what it has', async () => {
    const store = await openNoted();
    await store.outbox.resetEpoch(laterEpoch, 1, store.replicaId);
    expect(await states(store)).toEqual(['acknowledged', 'pending', 'pending']);
    expect(await waiting(store)).toEqual([
      { n: 2, id: b },
      { n: 3, id: c },
    ]);
    store.close();
  });

  it('an answer of the epoch before, come late, settles nothing', async () => {
    const store = await open();
    await store.write([putTask(a), putTask(b)]);
    const { replicaId } = await store.outbox.nextBatch(100);
    await pull(store, []);
    await store.outbox.resetEpoch(laterEpoch, 0, replicaId);
    await store.outbox.applyPushAnswer(answerWith([applied(1, a), applied(2, b)]), replicaId);
    expect((await waiting(store)).map(({ id }) => id)).toEqual([a, b]);
    store.close();
  });

  it('operations with new names are those without an answer', async () => {
    const store = await openNoted();
    await store.write([putTask(d)]);
    await store.outbox.renameReplica();
    const { operations, replicaId } = await store.outbox.nextBatch(100);
    expect(replicaId).not.toBe(store.replicaId);
    expect(operations.map(({ n, body: { id } }) => ({ n, id }))).toEqual([{ n: 1, id: d }]);
    store.close();
  });

  it('an answer under the name the store had before settles nothing under the new one', async () => {
    const store = await open();
    await store.write([putTask(a), putTask(b)]);
    const { replicaId } = await store.outbox.nextBatch(100);
    await store.outbox.renameReplica();
    await store.outbox.nextBatch(100);
    await store.outbox.applyPushAnswer(answerWith([applied(1, a), applied(2, b)]), replicaId);
    expect((await waiting(store)).map(({ id }) => id)).toEqual([a, b]);
    store.close();
  });

  it('what the server asks for again goes again', async () => {
    const store = await openNoted();
    await store.outbox.resendFrom(2, store.replicaId);
    expect((await waiting(store)).map(({ id }) => id)).toEqual([b, c]);
    store.close();
  });
});
