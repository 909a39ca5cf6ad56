import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceDatabaseName } from './database-names.ts';
import { openDeviceProfile } from './device-profile.ts';
import type { DeviceStore } from './device-store.ts';
import { openDeviceStore } from './open-device-store.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const at = '2026-11-22T08:00:00.000Z';

const open = (indexedDB: IDBFactory): Promise<DeviceStore> =>
  openDeviceStore({
    tenantId,
    staffId,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    now: () => at,
    indexedDB,
  });

const draft = (value: unknown, about = '') => ({ id: 'reason:r1', about, value });
const visit = (id: string) =>
  ({
    type: 'record.put',
    kind: 'visit',
    id,
    body: { personId: unitId, unitId, kind: 'homeVisit', plannedAt: at, assignedTo: null, status: 'planned' },
  }) as const;

afterEach(() => vi.restoreAllMocks());

describe('what is written in a sheet', () => {
  it('VLT45 is there after a restart as it was typed last, and lies sealed', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    // As a quick hand types: nobody waits for the letter before.
    await Promise.all(['K', 'Ka', 'Kanarifugl'].map((words) => store.sheets.put(draft({ words }))));
    store.close();
    const again = await open(factory);
    expect(await again.sheets.read('reason:r1')).toEqual({ words: 'Kanarifugl' });
    again.close();
    const raw = await new Promise<readonly unknown[]>((resolve, reject) => {
      const request = factory.open(deviceDatabaseName(staffId));
      request.addEventListener('error', () => reject(new Error('the store does not open')));
      request.addEventListener('success', () => {
        const rows = request.result.transaction('sheets').objectStore('sheets').getAll();
        rows.addEventListener('success', () => resolve(rows.result as readonly unknown[]));
      });
    });
    expect(raw).toEqual([{ id: 'reason:r1', about: '', value: expect.any(Uint8Array) as Uint8Array }]);
  });

  it('VLT45 keeps its owner on the device until it is saved or thrown away', async () => {
    const factory = new IDBFactory();
    const profile = await openDeviceProfile({ indexedDB: factory });
    const store = await open(factory);
    await store.sheets.put(draft({ words: 'Halv' }));
    store.close();
    expect(await profile.forgetUser(staffId)).toBe('undelivered');
    const again = await open(factory);
    await again.sheets.drop('reason:r1');
    again.close();
    expect(await profile.forgetUser(staffId)).toBe('forgotten');
  });

  it('VLT45 goes with what saves it, also what was typed a moment before', async () => {
    const store = await open(new IDBFactory());
    void store.sheets.put(draft('first'));
    void store.sheets.put(draft('second'));
    await store.write([visit('v1')], { endsSheet: 'reason:r1' });
    await store.settled();
    expect(await store.sheets.read('reason:r1')).toBeUndefined();
    expect(await store.readRecord('visit', 'v1')).not.toBeNull();
  });

  it('VLT45 stays when what should have saved it did not', async () => {
    const store = await open(new IDBFactory());
    await store.sheets.put(draft('words'));
    const broken = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('sick disk', 'UnknownError');
    });
    await expect(store.write([visit('v1')], { endsSheet: 'reason:r1' })).rejects.toThrow('storage');
    broken.mockRestore();
    expect(await store.readRecord('visit', 'v1')).toBeNull();
    expect(await store.sheets.read('reason:r1')).toBe('words');
  });

  it('VLT45 goes when it is thrown away, and nothing typed before comes back', async () => {
    const store = await open(new IDBFactory());
    void store.sheets.put(draft('first'));
    void store.sheets.put(draft('second'));
    await store.sheets.drop('reason:r1');
    expect(await store.sheets.read('reason:r1')).toBeUndefined();
  });

  it('VLT45 goes when what it is about may no longer be seen here', async () => {
    const store = await open(new IDBFactory());
    await store.write([visit('v1')]);
    await store.sheets.put(draft('of one that is here', 'v1'));
    await store.sheets.put({ id: 'reason:gone', about: 'v2', value: 'of one that is not' });
    await store.sheets.put({ id: 'new:', about: '', value: 'of none' });
    await store.sheets.dropOrphans();
    expect(await store.sheets.read('reason:r1')).toBe('of one that is here');
    expect(await store.sheets.read('reason:gone')).toBeUndefined();
    expect(await store.sheets.read('new:')).toBe('of none');
  });
});
