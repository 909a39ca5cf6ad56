import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { deviceDatabaseName } from './database-names.ts';
import { StorageError, type StorageProblem } from './device-store.ts';
import { openDeviceStore } from './open-device-store.ts';
import { storageTimeLimit } from './time-limit.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const owner = {
  tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
  staffId,
  deviceId: 'c0000001-0000-4000-8000-000000000000',
  dataKey: new Uint8Array(32).fill(7),
};
const note: OperationBody = {
  type: 'record.put',
  kind: 'note',
  id: 'n1',
  body: { learnerId: staffId, programme: 'p', booklet: 'b', text: 'Husk' },
};

const reasonOf = async (work: Promise<unknown>): Promise<StorageProblem['reason']> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof StorageError) return error.problem.reason;
    throw error;
  }
  throw new Error('It did not fail');
};

/** The browser's own API, past Dexie; without a version as it is. */
const openRaw = (factory: IDBFactory, version?: number): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = factory.open(deviceDatabaseName(staffId), version);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('open failed')));
  });

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('when the device’s storage does not do what it is asked', () => {
  it('says unavailable when the browser has none', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await reasonOf(openDeviceStore(owner))).toBe('unavailable');
  });

  it('says unavailable when the browser forbids it', async () => {
    const factory = new IDBFactory();
    vi.spyOn(factory, 'open').mockImplementation(() => {
      throw new DOMException('not in a private window', 'SecurityError');
    });
    expect(await reasonOf(openDeviceStore({ ...owner, indexedDB: factory }))).toBe('unavailable');
  });

  it.each(['put', 'add'] as const)(
    'SYN11 says full when there is no room for a %s, and nothing is stored',
    async (method) => {
      const store = await openDeviceStore({ ...owner, indexedDB: new IDBFactory() });
      const full = vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
        throw new DOMException('no room', 'QuotaExceededError');
      });
      expect(await reasonOf(store.write([note]))).toBe('full');
      full.mockRestore();
      expect(await store.readRecord('note', 'n1')).toBeNull();
      expect((await store.outbox.nextBatch(10)).operations).toEqual([]);
    },
  );

  it('says full when the room runs out on commit', async () => {
    const store = await openDeviceStore({ ...owner, indexedDB: new IDBFactory() });
    const put = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      const request = put.apply(this, args);
      // The fake's own way of aborting with a reason, which a browser does by itself.
      const transaction = this.transaction as unknown as { _abort(reason: string): void };
      if (this.name === 'meta') {
        request.addEventListener('success', () => transaction._abort('QuotaExceededError'));
      }
      return request;
    });
    expect(await reasonOf(store.write([note]))).toBe('full');
    full.mockRestore();
    expect(await store.readRecord('note', 'n1')).toBeNull();
  });

  it('says timeout when opening hangs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const factory = new IDBFactory();
    vi.spyOn(factory, 'open').mockReturnValue(new EventTarget() as unknown as ReturnType<IDBFactory['open']>);
    const reason = reasonOf(openDeviceStore({ ...owner, indexedDB: factory }));
    await vi.advanceTimersByTimeAsync(storageTimeLimit + 1);
    expect(await reason).toBe('timeout');
  });

  it('SYN11 says timeout when a write hangs, and does not store it later', async () => {
    const factory = new IDBFactory();
    const store = await openDeviceStore({ ...owner, indexedDB: factory });
    const raw = await openRaw(factory);
    let isHolding = true;
    const holding = raw.transaction(['records', 'outbox', 'meta'], 'readwrite');
    const holdOn = () => {
      if (isHolding) holding.objectStore('meta').get('store').addEventListener('success', holdOn);
    };
    holdOn();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const reason = reasonOf(store.write([note]));
    await vi.advanceTimersByTimeAsync(storageTimeLimit + 1);
    expect(await reason).toBe('timeout');
    vi.useRealTimers();
    isHolding = false;
    expect(await store.readRecord('note', 'n1')).toBeNull();
    expect((await store.outbox.nextBatch(10)).operations).toEqual([]);
    raw.close();
  });

  it('says blocked when a tab with an older version will not let go', async () => {
    const factory = new IDBFactory();
    await openRaw(factory, 1);
    expect(await reasonOf(openDeviceStore({ ...owner, indexedDB: factory }))).toBe('blocked');
  });

  it('gives way to a tab with a newer version, and says so', async () => {
    const factory = new IDBFactory();
    const store = await openDeviceStore({ ...owner, indexedDB: factory });
    const told = new Promise<StorageProblem>((resolve) => {
      store.watchState().subscribe(() => {}, resolve);
    });
    (await openRaw(factory, 10_000)).close();
    expect((await told).reason).toBe('blocked');
    expect(await reasonOf(store.write([note]))).toBe('blocked');
    expect(await reasonOf(store.readRecord('note', 'n1'))).toBe('blocked');
  });

  it('says damaged when the store has lost its own row, and when it is another tenant’s', async () => {
    const factory = new IDBFactory();
    const store = await openDeviceStore({ ...owner, indexedDB: factory });
    const otherTenant = { ...owner, tenantId: '00000000-0000-4000-8000-000000000000', indexedDB: factory };
    expect(await reasonOf(openDeviceStore(otherTenant))).toBe('damaged');
    const raw = await openRaw(factory);
    await new Promise((resolve) => {
      const transaction = raw.transaction('meta', 'readwrite');
      transaction.objectStore('meta').clear();
      transaction.addEventListener('complete', resolve);
    });
    expect(await reasonOf(store.write([note]))).toBe('damaged');
    raw.close();
  });
});
