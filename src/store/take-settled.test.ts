import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { PullAnswer } from '#protocol/pull.ts';
import type { DeviceState } from './device-store.ts';
import { openDeviceStore } from './open-device-store.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const serverTime = '2026-11-22T08:00:00.000Z';

it('what somebody has decided about in quarantine no longer waits for the nurse, and what others wrote stays', async () => {
  const store = await openDeviceStore({
    tenantId: 'c0000001-0000-4000-8000-000000000000',
    staffId,
    deviceId: 'd0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    indexedDB: new IDBFactory(),
    now: () => serverTime,
  });
  const attention = () =>
    new Promise<readonly string[]>((done) => {
      const stop = store.watchState().subscribe((state: DeviceState) => {
        done(state.attention.map(({ recordId }) => recordId));
        queueMicrotask(() => stop());
      });
    });
  const pull = async (settled: PullAnswer['settled']) =>
    store.outbox.applyPullAnswer(
      {
        protocol: 1,
        epoch,
        cursor: 'x',
        changes: [],
        hasMore: false,
        remaining: 0,
        revokedScopes: [],
        serverTime,
        ...(settled ? { settled } : {}),
      },
      await store.outbox.cursor(),
    );
  const note = (id: string) =>
    ({ type: 'record.put', id, kind: 'note', body: { learnerId: staffId, text: id } }) as const;
  await store.write([note('a'), note('b')]);
  await store.outbox.applyPushAnswer({
    protocol: 1,
    epoch,
    outcomes: [1, 2].map((n) => ({
      n,
      status: 'quarantined',
      reason: 'notAllowed',
      detail: '',
      receivedAt: serverTime,
    })),
    ackedN: 2,
    safeN: 0,
    serverTime,
  });
  expect(await attention()).toEqual(['a', 'b']);
  await pull([{ replicaId: 'f0000001-0000-4000-8000-000000000000', n: 2 }]);
  expect(await attention(), 'of another phone of hers').toEqual(['a', 'b']);
  await pull([{ replicaId: store.replicaId, n: 1 }]);
  expect(await attention()).toEqual(['b']);
  expect(await store.readRecord('note', 'a')).toBeNull();
  expect(await store.readRecord('note', 'b')).not.toBeNull();
  store.close();
});
