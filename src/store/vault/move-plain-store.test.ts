import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RecordPut } from '#domain/merge/operation.ts';
import { createDeviceDatabase } from '../device-database.ts';
import { type DeviceStore, StorageError } from '../device-store.ts';
import { openDeviceStore } from '../open-device-store.ts';
import { plainDatabaseName } from '../database-names.ts';
import { hasPlainStore } from './has-plain-store.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const replicaId = 'f0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const dataKey = new Uint8Array(32).fill(7);
const at = '2026-11-21T09:00:00.000Z';
/** More than are copied in one transaction. */
const count = 1_200;

const operationOf = (n: number): RecordPut => ({
  type: 'record.put',
  kind: 'person',
  id: `p${n}`,
  body: { given: 'Astrid', family: `Prøve ${n}`, birthDate: '1942-03-01', unitId },
});

/** A store as the app before the vault left it, made with the browser's own API. */
function makePlain(factory: IDBFactory): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.open(plainDatabaseName(staffId), 10);
    request.addEventListener('upgradeneeded', () => {
      const db = request.result;
      const records = db.createObjectStore('records', { keyPath: 'id' });
      for (const index of ['kind', 'scope', 'subject', 'attention']) records.createIndex(index, index);
      const outbox = db.createObjectStore('outbox', { keyPath: 'sequence' });
      for (const index of ['n', 'recordId', 'state']) outbox.createIndex(index, index);
      db.createObjectStore('meta', { keyPath: 'key' }).put({
        key: 'store',
        tenantId,
        replicaId,
        counter: count,
        sequence: count,
        epoch: null,
        cursor: 'c7',
        safeN: 0,
        generation: 1,
        sweeping: false,
        firstSyncDone: true,
        lastDeliveredAt: null,
      });
      for (let n = 1; n <= count; n += 1) {
        const operation = operationOf(n);
        const id = operation.id;
        outbox.put({
          sequence: n,
          replicaId,
          n,
          recordId: id,
          kind: 'person',
          schema: 1,
          at,
          operation,
          state: 'pending',
        });
        records.put({
          id,
          kind: 'person',
          scope: `unit:${unitId}`,
          subject: '',
          server: null,
          position: 0,
          receivedAt: null,
          generation: 0,
          shown: {
            id,
            kind: 'person',
            scope: `unit:${unitId}`,
            version: 1,
            body: operation.body,
            stamps: {},
          },
          quarantined: null,
          delivery: { state: 'local' },
        });
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('open failed')));
  });
}

const open = (factory: IDBFactory): Promise<DeviceStore> =>
  openDeviceStore({ tenantId, staffId, deviceId, dataKey, now: () => at, indexedDB: factory });

async function expectMoved(factory: IDBFactory, store: DeviceStore): Promise<void> {
  expect(store.replicaId).toBe(replicaId);
  expect(await store.outbox.cursor()).toBe('c7');
  const { operations, pending } = await store.outbox.nextBatch(count);
  expect(pending).toBe(0);
  expect(operations.map(({ n, body }) => [n, body])).toEqual(
    Array.from({ length: count }, (_, index) => [index + 1, operationOf(index + 1)]),
  );
  expect((await store.readRecord('person', `p${count}`))?.body.family).toBe(`Prøve ${count}`);
  expect(await hasPlainStore(staffId, { indexedDB: factory })).toBe(false);
}

afterEach(() => vi.restoreAllMocks());

describe('a store from before the vault', () => {
  it('VLT15 is moved in with every number and payload unchanged, and nothing is left in the open', async () => {
    const factory = new IDBFactory();
    await makePlain(factory);
    await expectMoved(factory, await open(factory));
  });

  it.each([1, 700, 1_900, 2_401])(
    'VLT15 is moved whole when the first move was cut off at write %i',
    async (cut) => {
      const factory = new IDBFactory();
      await makePlain(factory);
      const put = IDBObjectStore.prototype.put;
      let writes = 0;
      const torn = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        writes += 1;
        if (writes >= cut) throw new DOMException('the phone died', 'UnknownError');
        return put.apply(this, args);
      });
      await expect(open(factory)).rejects.toBeInstanceOf(StorageError);
      torn.mockRestore();
      expect(await hasPlainStore(staffId, { indexedDB: factory })).toBe(true);
      await expectMoved(factory, await open(factory));
    },
  );

  it('VLT15 is not copied again over work done since, when only its deletion was cut off', async () => {
    const factory = new IDBFactory();
    await makePlain(factory);
    const store = await open(factory);
    await store.write([
      { type: 'record.patch', kind: 'person', id: 'p1', fields: { phone: '1' }, base: { phone: null } },
    ]);
    store.close();
    await makePlain(factory);
    const again = await open(factory);
    expect((await again.readRecord('person', 'p1'))?.body.phone).toBe('1');
    expect((await again.outbox.nextBatch(2_000)).operations).toHaveLength(count + 1);
    expect(await hasPlainStore(staffId, { indexedDB: factory })).toBe(false);
  });

  it('VLT15 that has lost its own row is told as damaged and left where it is', async () => {
    const factory = new IDBFactory();
    await makePlain(factory);
    const raw = createDeviceDatabase({ tenantId, staffId, dataKey }, { indexedDB: factory });
    raw.close();
    await new Promise<void>((resolve) => {
      const request = factory.open(plainDatabaseName(staffId));
      request.addEventListener('success', () => {
        const transaction = request.result.transaction('meta', 'readwrite');
        transaction.objectStore('meta').clear();
        transaction.addEventListener('complete', () => {
          request.result.close();
          resolve();
        });
      });
    });
    await expect(open(factory)).rejects.toMatchObject({ problem: { reason: 'damaged' } });
    expect(await hasPlainStore(staffId, { indexedDB: factory })).toBe(true);
  });
});
