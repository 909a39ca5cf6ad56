import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { PushAnswer } from '#protocol/push.ts';
import { openDeviceStore } from './open-device-store.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const anne = 'a0000001-0000-4000-8000-000000000000';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const access = { action: 'open', kind: 'person', recordId: anne, personId: anne, unitId: null } as const;

async function openStore() {
  let time = Date.parse('2026-11-22T08:00:00.000Z');
  const store = await openDeviceStore({
    tenantId: 'c0000001-0000-4000-8000-000000000000',
    staffId,
    deviceId: 'd0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    indexedDB: new IDBFactory(),
    now: () => new Date(time).toISOString(),
  });
  const state = () =>
    new Promise<{ pending: number; oldestPending: string | null; attention: number }>((done) => {
      const stop = store.watchState().subscribe(({ pending, oldestPending, attention }) => {
        done({ pending, oldestPending, attention: attention.length });
        queueMicrotask(() => stop());
      });
    }).then(async (now) => ({ ...now, records: await store.countRecords() }));
  const answer = (status: 'applied' | 'quarantined', recordIds: readonly string[]): PushAnswer => ({
    protocol: 1,
    epoch,
    outcomes: recordIds.map((recordId, index) =>
      status === 'applied'
        ? { n: index + 1, status, recordId, position: 0, version: 1, receivedAt: '2026-11-22T08:00:00.000Z' }
        : { n: index + 1, status, reason: 'notAllowed', detail: '', receivedAt: '2026-11-22T08:00:00.000Z' },
    ),
    ackedN: recordIds.length,
    safeN: 0,
    serverTime: '2026-11-22T08:00:00.000Z',
  });
  return { store, state, answer, pass: (minutes: number) => void (time += minutes * 60_000) };
}

describe('what is opened on a device', () => {
  it('is one event an opening, also when it was found by searching', async () => {
    const { store, pass } = await openStore();
    await store.logAccess({ ...access, action: 'searchHit' });
    await store.logAccess(access);
    pass(2);
    await store.logAccess(access);
    await store.logAccess({ ...access, action: 'print' });
    pass(10);
    await store.logAccess(access);
    const { operations } = await store.outbox.nextBatch(10);
    const actions = operations.map(({ body }) => 'body' in body && body.body['action']);
    expect(actions).toEqual(['searchHit', 'print', 'open']);
    store.close();
  });

  it('waits for delivery without being counted among what somebody has written, and is no record', async () => {
    const { store, state, answer } = await openStore();
    await store.logAccess(access);
    expect(await state()).toEqual({ pending: 0, oldestPending: null, records: 0, attention: 0 });
    const note = {
      type: 'record.put',
      id: 'x',
      kind: 'note',
      body: { learnerId: staffId, text: 'a' },
    } as const;
    await store.write([note]);
    expect(await state()).toMatchObject({ pending: 1, oldestPending: '2026-11-22T08:00:00.000Z' });
    const { operations } = await store.outbox.nextBatch(10);
    await store.outbox.applyPushAnswer(
      answer(
        'applied',
        operations.map(({ body }) => body.id),
      ),
    );
    expect((await store.outbox.nextBatch(10)).operations).toEqual([]);
    expect(await state()).toMatchObject({ pending: 0, records: 1, attention: 0 });
    store.close();
  });

  it('is tried again at the next opening when the device had no room for it', async () => {
    const { store } = await openStore();
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(store.logAccess(access)).rejects.toThrow('full');
    full.mockRestore();
    await store.logAccess(access);
    expect((await store.outbox.nextBatch(10)).operations).toHaveLength(1);
    store.close();
  });

  it('leaves nothing for a person to look at, whatever the server made of it', async () => {
    const { store, state, answer } = await openStore();
    await store.logAccess(access);
    await store.outbox.applyPushAnswer(answer('quarantined', ['x']));
    expect(await state()).toEqual({ pending: 0, oldestPending: null, records: 0, attention: 0 });
    await store.outbox.resetEpoch('e0000000-0000-4000-8000-000000000002', 0);
    expect((await store.outbox.nextBatch(10)).operations).toHaveLength(1);
    expect(await state()).toEqual({ pending: 0, oldestPending: null, records: 0, attention: 0 });
    store.close();
  });
});

describe('why somebody is opened', () => {
  const bodies = async (store: Awaited<ReturnType<typeof openStore>>['store']) =>
    (await store.outbox.nextBatch(100)).operations.map(({ body }) => ('body' in body ? body.body : {}));

  it('goes with all that is logged about that person from then on, and with nothing about others', async () => {
    const { store } = await openStore();
    const bjorn = 'a0000002-0000-4000-8000-000000000000';
    await store.logAccess({ ...access, action: 'searchHit' });
    store.accessReasons.put(anne, 'Kvalitetsarbeid');
    await store.logAccess(access);
    await store.logAccess({ ...access, action: 'print' });
    await store.logAccess({ ...access, kind: 'response', recordId: 'r1' });
    await store.logAccess({ ...access, recordId: bjorn, personId: bjorn });
    expect((await bodies(store)).map((body) => [body['action'], body['recordId'], body['reason']])).toEqual([
      ['searchHit', anne, undefined],
      ['open', anne, 'Kvalitetsarbeid'],
      ['print', anne, 'Kvalitetsarbeid'],
      ['open', 'r1', 'Kvalitetsarbeid'],
      ['open', bjorn, undefined],
    ]);
  });
});
