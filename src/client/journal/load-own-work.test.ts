import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDeviceStore } from '#store/open-device-store.ts';
import { loadOwnWork } from './load-own-work.ts';

const owner = {
  tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
  staffId: 'b0000001-0000-4000-8000-000000000000',
};

afterEach(() => vi.restoreAllMocks());

async function openWithNote() {
  const store = await openDeviceStore({
    ...owner,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    indexedDB: new IDBFactory(),
  });
  const body = { learnerId: owner.staffId, programme: 'p', booklet: 'b', text: 'Husk' };
  await store.write([{ type: 'record.put', kind: 'note', id: 'n1', body }]);
  return store;
}

describe('what she saves of her undelivered work', () => {
  it('tells the log that it was taken', async () => {
    const store = await openWithNote();
    const { entries, ...whose } = await loadOwnWork(store, owner);
    expect(whose).toMatchObject(owner);
    expect(entries.map(({ kind }) => kind)).toEqual(['note', 'accessEvent']);
    store.close();
  });

  it('is handed over also when the device is full', async () => {
    const store = await openWithNote();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const { entries } = await loadOwnWork(store, owner);
    expect(entries.map(({ kind }) => kind)).toEqual(['note']);
    store.close();
  });
});
