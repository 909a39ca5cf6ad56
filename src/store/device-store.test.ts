import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Change, PullAnswer } from '#protocol/pull.ts';
import type { Outcome, PushAnswer } from '#protocol/push.ts';
import { createDeviceDatabase } from './device-database.ts';
import type { DeviceState, DeviceStore, Kept } from './device-store.ts';
import { openDeviceStore } from './open-device-store.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const dataKey = new Uint8Array(32).fill(7);
const unitId = '11111111-1111-4111-8111-111111111111';
const personId = 'd0000001-0000-4000-8000-000000000000';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const otherEpoch = 'e0000000-0000-4000-8000-000000000002';
const at = '2026-11-21T09:00:00.000Z';
const serverTime = '2026-11-21T09:00:05.000Z';

const open = (factory = new IDBFactory()) =>
  openDeviceStore({ tenantId, staffId, deviceId, dataKey, now: () => at, indexedDB: factory });

const putPerson: OperationBody = {
  type: 'record.put',
  kind: 'person',
  id: personId,
  body: { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId },
};

const setPhone = (phone: string, base: string | null = null): OperationBody => ({
  type: 'record.patch',
  kind: 'person',
  id: personId,
  fields: { phone },
  base: { phone: base },
});

const applied = (
  n: number,
  position: number,
  status: 'applied' | 'conflict' | 'duplicate' = 'applied',
): Outcome => ({
  n,
  status,
  recordId: personId,
  position,
  version: 1,
  receivedAt: serverTime,
});

const pushAnswer = (outcomes: readonly Outcome[], more: Partial<PushAnswer> = {}): PushAnswer => ({
  protocol: 1,
  epoch,
  outcomes: [...outcomes],
  ackedN: outcomes.at(-1)?.n ?? 0,
  safeN: 0,
  serverTime,
  ...more,
});

const pullAnswer = (changes: readonly Change[], more: Partial<PullAnswer> = {}): PullAnswer => ({
  protocol: 1,
  epoch,
  cursor: 'c1',
  changes: [...changes],
  hasMore: false,
  remaining: 0,
  revokedScopes: [],
  serverTime,
  ...more,
});

type Upsert = Extract<Change, { change: 'upsert' }>;

const upsert = (
  position: number,
  body: Partial<Upsert['body']> = {},
  more: Partial<Upsert> = {},
): Upsert => ({
  change: 'upsert',
  position,
  id: personId,
  kind: 'person',
  scope: `unit:${unitId}`,
  version: position,
  body: { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId, ...body },
  stamps: {},
  receivedAt: '2026-11-21T08:00:00.000Z',
  ...more,
});

const readPerson = async (store: DeviceStore): Promise<Kept<'person'> | null> =>
  store.readRecord('person', personId);

const firstValue = <T>(subscribe: (listener: (value: T) => void) => () => void): Promise<T> =>
  new Promise((resolve) => {
    const stop = subscribe((value) => {
      resolve(value);
      queueMicrotask(() => stop());
    });
  });

const stateOf = (store: DeviceStore): Promise<DeviceState> =>
  firstValue((listener) => store.watchState().subscribe(listener));

describe('writing', () => {
  it('SYN10 stores the record and what is to be sent together', async () => {
    const store = await open();
    await store.write([putPerson, setPhone('400 00 000')]);
    const person = await readPerson(store);
    expect(person).toMatchObject({ version: 2, scope: `unit:${unitId}`, delivery: { state: 'local' } });
    expect(person?.body.phone).toBe('400 00 000');
    const { operations, pending, oldestPending } = await store.outbox.nextBatch(10);
    expect(operations.map(({ n, body }) => [n, body.type])).toEqual([
      [1, 'record.put'],
      [2, 'record.patch'],
    ]);
    expect({ pending, oldestPending }).toEqual({ pending: 0, oldestPending: at });
  });

  it('SYN10 leaves nothing when one of several cannot be applied', async () => {
    const store = await open();
    const wrongKind: OperationBody = {
      type: 'record.patch',
      kind: 'task',
      id: personId,
      fields: {},
      base: {},
    };
    await expect(store.write([putPerson, wrongKind])).rejects.toThrow();
    expect(await readPerson(store)).toBeNull();
    expect((await store.outbox.nextBatch(10)).operations).toEqual([]);
    await store.write([putPerson]);
    expect((await store.outbox.nextBatch(10)).operations.map(({ n }) => n)).toEqual([1]);
  });

  it('SYN10 leaves nothing when the tab dies before the transaction is complete', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    const db = createDeviceDatabase({ tenantId, staffId, dataKey }, { indexedDB: factory });
    const write = db.transaction('rw', [db.records, db.outbox, db.meta], async (transaction) => {
      const meta = await db.meta.get('store');
      if (meta) await db.meta.put({ ...meta, counter: meta.counter + 1 });
      transaction.abort();
    });
    await expect(write).rejects.toThrow();
    await store.write([putPerson]);
    expect((await store.outbox.nextBatch(10)).operations.map(({ n }) => n)).toEqual([1]);
  });

  it('SYN1 numbers on without a gap when two tabs write at once', async () => {
    const factory = new IDBFactory();
    const [one, two] = await Promise.all([open(factory), open(factory)]);
    expect(one.replicaId).toBe(two.replicaId);
    await one.write([putPerson]);
    const writes = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? one : two).write([setPhone(`${index}`)]),
    );
    await Promise.all(writes);
    const { operations } = await two.outbox.nextBatch(100);
    expect(operations.map(({ n }) => n)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
  });

  it('SYN2 gives a store made anew another replica id', async () => {
    const [one, two] = [await open(), await open()];
    expect(one.replicaId).not.toBe(two.replicaId);
  });

  it('SYN13 keeps and sends what has nothing to lie on', async () => {
    const store = await open();
    await store.write([setPhone('1')]);
    expect(await readPerson(store)).toBeNull();
    expect((await store.outbox.nextBatch(10)).operations).toHaveLength(1);
  });

  it('marks the operations of a group', async () => {
    const store = await open();
    await store.write([putPerson, setPhone('1')], { grouped: true });
    const groups = (await store.outbox.nextBatch(10)).operations.map(({ groupId }) => groupId);
    expect(groups[0]).toBeDefined();
    expect(groups[1]).toBe(groups[0]);
  });
});

describe('the answer to a push', () => {
  it('SYN14 says delivered with the server’s time, after every operation of the record is answered', async () => {
    const store = await open();
    await store.write([putPerson, setPhone('1')]);
    await store.outbox.applyPushAnswer(pushAnswer([applied(1, 1)]));
    expect((await readPerson(store))?.delivery).toEqual({ state: 'local' });
    await store.outbox.applyPushAnswer(pushAnswer([applied(2, 2)]));
    expect((await readPerson(store))?.delivery).toEqual({ state: 'delivered', at: serverTime });
    expect(await stateOf(store)).toMatchObject({ pending: 0, lastDeliveredAt: serverTime });
  });

  it('SYN21 settles only what is named, whatever ackedN says', async () => {
    const store = await open();
    await store.write([putPerson, setPhone('1'), setPhone('2')]);
    await store.outbox.applyPushAnswer(pushAnswer([applied(1, 1)], { ackedN: 3 }));
    expect((await store.outbox.nextBatch(10)).operations.map(({ n }) => n)).toEqual([2, 3]);
  });

  it('SYN12 shows what is acknowledged until a pull holds it', async () => {
    const store = await open();
    await store.write([putPerson, setPhone('1')]);
    await store.outbox.applyPushAnswer(pushAnswer([applied(1, 1), applied(2, 2)]));
    expect((await readPerson(store))?.body.phone).toBe('1');
    await store.outbox.applyPullAnswer(pullAnswer([upsert(1)]), null);
    expect((await readPerson(store))?.body.phone).toBe('1');
    await store.outbox.applyPullAnswer(pullAnswer([upsert(2, { phone: 'server' })], { cursor: 'c2' }), 'c1');
    expect((await readPerson(store))?.body.phone).toBe('server');
  });

  it('SYN15 keeps and shows what is quarantined, with the reason', async () => {
    const store = await open();
    await store.write([putPerson]);
    await store.outbox.applyPushAnswer(
      pushAnswer([{ n: 1, status: 'quarantined', reason: 'notAllowed', detail: '', receivedAt: serverTime }]),
    );
    const person = await readPerson(store);
    expect(person?.body.given).toBe('Astrid');
    expect(person?.delivery).toEqual({ state: 'attention', reason: 'notAllowed' });
    expect(await stateOf(store)).toMatchObject({
      pending: 0,
      attention: [{ recordId: personId, kind: 'person', reason: 'notAllowed' }],
      lastDeliveredAt: null,
    });
    await store.outbox.applyPullAnswer(pullAnswer([]), null);
    expect((await readPerson(store))?.body.given).toBe('Astrid');
  });

  it('SYN15 asks for a person where two disagree, until one has chosen', async () => {
    const store = await open();
    const theirs = { by: 'somebody', at, operation: 'other:1' };
    await store.outbox.applyPullAnswer(
      pullAnswer([upsert(1, { phone: 'theirs' }, { stamps: { phone: theirs } })]),
      null,
    );
    await store.write([setPhone('mine')]);
    expect((await readPerson(store))?.delivery).toEqual({ state: 'attention', reason: 'conflict' });
    expect((await readPerson(store))?.stamps['phone']?.alternatives?.[0]?.value).toBe('theirs');
    const seen = (await readPerson(store))?.stamps['phone']?.operation ?? null;
    await store.write([setPhone('chosen', seen)]);
    expect((await readPerson(store))?.delivery).toEqual({ state: 'local' });
  });

  it('SYN51 settles nothing when it is from an earlier epoch', async () => {
    const store = await open();
    await store.write([putPerson]);
    await store.outbox.resetEpoch(otherEpoch, 0);
    await store.outbox.applyPushAnswer(pushAnswer([applied(1, 1)]));
    expect((await store.outbox.nextBatch(10)).operations).toHaveLength(1);
  });

  it.each([
    ['knows more of us than we have made', pushAnswer([applied(1, 1)], { ackedN: 9 })],
    ['answers about another record', pushAnswer([{ ...applied(1, 1), recordId: 'another' } as Outcome])],
  ])('SYN3 gives what waits new names when the server %s', async (_, answer) => {
    const store = await open();
    await store.write([putPerson]);
    const before = await store.outbox.nextBatch(10);
    await store.outbox.applyPushAnswer(answer);
    const after = await store.outbox.nextBatch(10);
    expect(after.replicaId).not.toBe(before.replicaId);
    expect(after.operations.map(({ n, body }) => [n, body])).toEqual([[1, putPerson]]);
  });
});

describe('a pull', () => {
  it('SYN42 never writes over undelivered work', async () => {
    const store = await open();
    await store.outbox.applyPullAnswer(pullAnswer([upsert(1)]), null);
    await store.write([setPhone('mine')]);
    await store.outbox.applyPullAnswer(pullAnswer([upsert(5, { address: 'ny' })], { cursor: 'c2' }), 'c1');
    const person = await readPerson(store);
    expect(person?.body).toMatchObject({ phone: 'mine', address: 'ny' });
    expect(person?.delivery).toEqual({ state: 'local' });
  });

  it('SYN40 SYN41 takes a page only with the cursor it was asked with', async () => {
    const store = await open();
    expect(await store.outbox.applyPullAnswer(pullAnswer([upsert(1)]), null)).toBe('taken');
    expect(await store.outbox.cursor()).toBe('c1');
    expect(await store.outbox.applyPullAnswer(pullAnswer([upsert(9, { given: 'X' })]), null)).toBe('stale');
    expect((await readPerson(store))?.body.given).toBe('Astrid');
  });

  it('SYN43 leaves alone what is older than the copy', async () => {
    const store = await open();
    await store.outbox.applyPullAnswer(pullAnswer([upsert(5, { given: 'Ny' })]), null);
    await store.outbox.applyPullAnswer(pullAnswer([upsert(3, { given: 'Gammel' })], { cursor: 'c2' }), 'c1');
    expect((await readPerson(store))?.body.given).toBe('Ny');
  });

  it.each([[['upsert', 'drop']], [['drop', 'upsert']]])(
    'SYN43 follows a move that comes as %s',
    async (order) => {
      const store = await open();
      await store.outbox.applyPullAnswer(pullAnswer([upsert(1)]), null);
      const moved: { [change: string]: Change } = {
        upsert: upsert(2, {}, { scope: 'unit:other' }),
        drop: { change: 'drop', position: 2, id: personId, scope: `unit:${unitId}` },
      };
      const changes = order.flatMap((name) => moved[name] ?? []);
      await store.outbox.applyPullAnswer(pullAnswer(changes, { cursor: 'c2' }), 'c1');
      expect((await readPerson(store))?.scope).toBe('unit:other');
    },
  );

  it('SYN44 takes what is revoked and leaves undelivered work in the queue', async () => {
    const store = await open();
    const other = 'd0000002-0000-4000-8000-000000000000';
    await store.outbox.applyPullAnswer(pullAnswer([upsert(1), upsert(2, {}, { id: other })]), null);
    await store.write([setPhone('mine')]);
    const revokedScopes = [`unit:${unitId}`];
    await store.outbox.applyPullAnswer(pullAnswer([], { cursor: 'c2', revokedScopes }), 'c1');
    expect(await readPerson(store)).toBeNull();
    expect(await store.readRecord('person', other)).toBeNull();
    expect((await store.outbox.nextBatch(10)).operations).toHaveLength(1);
  });

  it('SYN45 shows what there was until a full pull is whole, and then only what it brought', async () => {
    const store = await open();
    const other = 'd0000002-0000-4000-8000-000000000000';
    await store.outbox.applyPullAnswer(pullAnswer([upsert(1), upsert(2, {}, { id: other })]), null);
    await store.outbox.resetCursor();
    expect(await store.outbox.cursor()).toBeNull();
    await store.outbox.applyPullAnswer(pullAnswer([upsert(1)], { hasMore: true }), null);
    expect(await store.readRecord('person', other)).not.toBeNull();
    await store.outbox.applyPullAnswer(pullAnswer([], { cursor: 'c2' }), 'c1');
    expect(await store.readRecord('person', other)).toBeNull();
    expect(await readPerson(store)).not.toBeNull();
  });

  it('tells when the first one is whole', async () => {
    const store = await open();
    await store.outbox.applyPullAnswer(pullAnswer([upsert(1)], { hasMore: true }), null);
    expect((await stateOf(store)).firstSyncDone).toBe(false);
    await store.outbox.applyPullAnswer(pullAnswer([], { cursor: 'c2' }), 'c1');
    expect((await stateOf(store)).firstSyncDone).toBe(true);
    expect(await store.countRecords()).toBe(1);
  });
});

describe('a server that comes back with less', () => {
  const deliver = async (store: DeviceStore, safeN: number) => {
    await store.write([putPerson, setPhone('1')]);
    await store.outbox.applyPushAnswer(pushAnswer([applied(1, 1), applied(2, 2)], { safeN }));
    await store.outbox.applyPullAnswer(pullAnswer([upsert(2, { phone: '1' })]), null);
  };

  it('SYN50 gets again what it has lost', async () => {
    const store = await open();
    await deliver(store, 0);
    expect(await store.outbox.applyPullAnswer(pullAnswer([], { epoch: otherEpoch }), 'c1')).toBe(
      'epochChanged',
    );
    await store.outbox.resetEpoch(otherEpoch, 1);
    const batch = await store.outbox.nextBatch(10);
    expect(batch.epoch).toBe(otherEpoch);
    expect(batch.operations.map(({ n }) => n)).toEqual([2]);
    expect(await store.outbox.cursor()).toBeNull();
    expect((await readPerson(store))?.delivery).toEqual({ state: 'local' });
  });

  it('SYN52 does not get what it has in a backup, whose payload is gone', async () => {
    const store = await open();
    await deliver(store, 1);
    await store.outbox.resetEpoch(otherEpoch, null);
    expect((await store.outbox.nextBatch(10)).operations.map(({ n }) => n)).toEqual([2]);
  });

  it('SYN22 gets all that is left under a new replica when it asks for what is gone', async () => {
    const store = await open();
    await deliver(store, 1);
    const before = await store.outbox.nextBatch(10);
    await store.outbox.resendFrom(1);
    const after = await store.outbox.nextBatch(10);
    expect(after.replicaId).not.toBe(before.replicaId);
    expect(after.operations.map(({ n, body }) => [n, body])).toEqual([[1, setPhone('1')]]);
  });

  it('SYN52 keeps payloads thirty days by the server’s clock', async () => {
    const store = await open();
    await deliver(store, 0);
    const pullAt = (later: string, askedWith: string, cursor: string) =>
      store.outbox.applyPullAnswer(pullAnswer([], { serverTime: later, cursor }), askedWith);
    await pullAt('2026-12-20T09:00:05.000Z', 'c1', 'c2');
    await store.outbox.resendFrom(1);
    expect((await store.outbox.nextBatch(10)).operations).toHaveLength(2);
    await store.outbox.applyPushAnswer(pushAnswer([applied(1, 1), applied(2, 2)]));
    await pullAt('2026-12-22T09:00:05.000Z', 'c2', 'c3');
    await store.outbox.resendFrom(1);
    expect((await store.outbox.nextBatch(10)).operations).toEqual([]);
  });
});

describe('watching', () => {
  it('hears of writes in another tab', async () => {
    const factory = new IDBFactory();
    const [one, two] = [await open(factory), await open(factory)];
    const heard = new Promise<Kept<'person'>>((resolve) => {
      one.watchRecord('person', personId).subscribe((person) => {
        if (person) resolve(person);
      });
    });
    await two.write([putPerson]);
    expect((await heard).body.given).toBe('Astrid');
  });

  it('shows what is on its way in the tab that sends', async () => {
    const store = await open();
    await store.write([putPerson]);
    store.outbox.setSending([personId]);
    expect((await readPerson(store))?.delivery).toEqual({ state: 'sending' });
    store.outbox.setSending([]);
    expect((await readPerson(store))?.delivery).toEqual({ state: 'local' });
  });

  it('gathers what is about a person', async () => {
    const store = await open();
    const task: OperationBody = {
      type: 'record.put',
      kind: 'task',
      id: 'a0000001-0000-4000-8000-000000000000',
      body: { personId, unitId, title: 'Ring', due: '2026-11-22', assignedTo: null, status: 'open' },
    };
    await store.write([putPerson, task]);
    const records = await firstValue(
      (listener: (value: { tasks: readonly unknown[]; person: unknown }) => void) =>
        store.watchPerson(personId).subscribe(listener),
    );
    expect(records.tasks).toHaveLength(1);
    expect(records.person).not.toBeNull();
    expect(
      await firstValue((listener: (value: readonly unknown[]) => void) =>
        store.watchKind('task').subscribe(listener),
      ),
    ).toHaveLength(1);
  });
});
