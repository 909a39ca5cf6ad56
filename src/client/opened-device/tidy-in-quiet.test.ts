import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceStore } from '#store/device-store.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import { idleStatus, type SyncStatus } from '#sync/status.ts';
import { tidyInQuiet } from './tidy-in-quiet.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const at = '2026-11-22T08:00:00.000Z';

const open = (): Promise<DeviceStore> =>
  openDeviceStore({
    tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
    staffId,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    now: () => at,
    indexedDB: new IDBFactory(),
  });

function createStatus() {
  const listeners = new Set<(status: SyncStatus) => void>();
  let now = idleStatus;
  return {
    put: (status: Partial<SyncStatus>) => {
      now = { ...now, ...status };
      for (const listener of listeners) listener(now);
    },
    current: () => now,
    subscribe: (listener: (status: SyncStatus) => void) => {
      listeners.add(listener);
      listener(now);
      return () => listeners.delete(listener);
    },
  };
}

/** A correction of a record that has just been taken out of one scope and not yet come in the other (MRG60). */
const begin = ({ corrections }: DeviceStore) =>
  corrections.put({
    recordId: 'r1',
    reason: 'Trykket feil',
    amends: 'abc',
    canonical: 'https://visitt.example/fhir/Questionnaire/mst|1.0.0',
    response: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
    takes: null,
    startedAt: at,
  });

/** What the lists read is made last. */
async function tidied({ inside: { db } }: DeviceStore): Promise<void> {
  await db.headers.clear();
  await vi.advanceTimersByTimeAsync(3_000);
  await vi.waitFor(async () => expect(await db.headers.count()).toBeGreaterThan(0));
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('what can wait until it is quiet', () => {
  it('VLT44 leaves a begun correction while its record may be on its way', async () => {
    const store = await open();
    await begin(store);
    const status = createStatus();
    const stop = tidyInQuiet(store, { status }, () => null);
    await tidied(store);
    expect(await store.inside.db.corrections.count()).toBe(1);
    status.put({ lastCompletedAt: at, phase: 'pulling' });
    await tidied(store);
    expect(await store.inside.db.corrections.count()).toBe(1);
    status.put({ lastCompletedAt: '2026-11-22T08:01:00.000Z', phase: 'idle' });
    await tidied(store);
    expect(await store.inside.db.corrections.count()).toBe(0);
    stop();
    store.close();
  });
});
