import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceDatabaseName } from './database-names.ts';
import { openDeviceProfile } from './device-profile.ts';
import type { DeviceStore, Watch } from './device-store.ts';
import { openDeviceStore } from './open-device-store.ts';
import type { CorrectionDraft } from './tables.ts';

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

const draft: CorrectionDraft = {
  recordId: 'r1',
  reason: 'Trykket feil',
  amends: 'abc',
  canonical: 'https://visitt.example/fhir/Questionnaire/mst|1.0.0',
  response: {
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    item: [{ linkId: 'matlyst', answer: [{ valueString: 'Kanarifugl' }] }],
  },
  takes: null,
  startedAt: at,
};

const first = <T>(watch: Watch<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = watch.subscribe((value) => {
      resolve(value);
      queueMicrotask(() => stop());
    }, reject);
  });

/** Changes a bit of each sealed field, past Dexie and the vault. */
const rot = (store: DeviceStore, recordId: string): Promise<void> =>
  new Promise((resolve) => {
    const rows = store.inside.db
      .backendDB()
      .transaction('corrections', 'readwrite')
      .objectStore('corrections');
    const read = rows.get(recordId);
    read.addEventListener('success', () => {
      const broken = Object.entries(read.result as { readonly [field: string]: unknown }).map(
        ([field, value]) => [
          field,
          value instanceof Uint8Array ? value.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) : value,
        ],
      );
      rows.put(Object.fromEntries(broken)).addEventListener('success', () => resolve());
    });
  });

const putVisit = (id: string) =>
  ({
    type: 'record.put',
    kind: 'visit',
    id,
    body: { personId: unitId, unitId, kind: 'homeVisit', plannedAt: at, assignedTo: null, status: 'planned' },
  }) as const;

afterEach(() => vi.restoreAllMocks());

describe('a correction that is begun and not signed', () => {
  it('VLT44 is there after the phone was closed, sealed', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await store.corrections.put(draft);
    store.close();
    const again = await open(factory);
    expect(await first(again.corrections.watch('r1'))).toEqual(draft);
    expect(await first(again.corrections.watchAll())).toEqual([draft]);
    expect(await first(again.corrections.watch('another'))).toBeNull();
    again.close();
    const raw = await new Promise<unknown>((resolve, reject) => {
      const request = factory.open(deviceDatabaseName(staffId));
      request.addEventListener('error', () => reject(new Error('the store does not open')));
      request.addEventListener('success', () => {
        const row = request.result.transaction('corrections').objectStore('corrections').get('r1');
        row.addEventListener('success', () => resolve(row.result));
      });
    });
    const { recordId, ...sealed } = raw as { readonly recordId: string };
    expect(recordId).toBe('r1');
    for (const value of Object.values(sealed)) if (value !== null) expect(value).toBeInstanceOf(Uint8Array);
  });

  it('VLT44 holds what two tabs have answered in it', async () => {
    const factory = new IDBFactory();
    const [one, other] = [await open(factory), await open(factory)];
    await one.corrections.put(draft);
    await Promise.all([
      one.corrections.answer(draft, [{ path: 'matlyst', answer: [{ valueString: 'God' }] }]),
      other.corrections.answer(draft, [{ path: 'vekt', answer: [{ valueInteger: 61 }] }]),
    ]);
    expect((await first(one.corrections.watch('r1')))?.response.item).toEqual([
      { linkId: 'matlyst', answer: [{ valueString: 'God' }] },
      { linkId: 'vekt', answer: [{ valueInteger: 61 }] },
    ]);
  });

  it('VLT44 signed or discarded in another tab, what is answered afterwards begins it again', async () => {
    const store = await open(new IDBFactory());
    await store.corrections.put(draft);
    await store.corrections.drop('r1');
    await store.corrections.answer(draft, [{ path: 'matlyst', answer: [{ valueString: 'God' }] }]);
    expect((await first(store.corrections.watch('r1')))?.response.item).toEqual([
      { linkId: 'matlyst', answer: [{ valueString: 'God' }] },
    ]);
  });

  it('VLT44 goes in the transaction that signs it, or not at all', async () => {
    const store = await open(new IDBFactory());
    await store.corrections.put(draft);
    const broken = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('sick disk', 'UnknownError');
    });
    await expect(store.write([putVisit('v1')], { endsCorrection: 'r1' })).rejects.toThrow('storage');
    broken.mockRestore();
    expect(await store.readRecord('visit', 'v1')).toBeNull();
    expect(await first(store.corrections.watch('r1'))).toEqual(draft);
    await store.write([putVisit('v1')], { endsCorrection: 'r1' });
    expect(await store.readRecord('visit', 'v1')).not.toBeNull();
    expect(await first(store.corrections.watch('r1'))).toBeNull();
  });

  it('VLT44 goes when its record may no longer be seen here, and not before', async () => {
    const store = await open(new IDBFactory());
    await store.write([putVisit('r1')]);
    await store.corrections.put(draft);
    await store.corrections.put({ ...draft, recordId: 'gone' });
    await store.corrections.dropOrphans();
    expect((await first(store.corrections.watchAll())).map(({ recordId }) => recordId)).toEqual(['r1']);
  });

  it('VLT44 stays while its record is on its way here again', async () => {
    const store = await open(new IDBFactory());
    await store.corrections.put(draft);
    await store.outbox.resetCursor();
    await store.corrections.dropOrphans();
    expect((await first(store.corrections.watchAll())).map(({ recordId }) => recordId)).toEqual(['r1']);
  });

  it('VLT5 VLT44 that no longer opens is counted and left out; the others can be gone on with', async () => {
    const store = await open(new IDBFactory());
    await store.corrections.put(draft);
    await store.corrections.put({ ...draft, recordId: 'r2' });
    await rot(store, 'r1');
    expect((await first(store.corrections.watchAll())).map(({ recordId }) => recordId)).toEqual(['r2']);
    expect((await first(store.watchState())).unreadable).toBe(1);
    expect(await first(store.corrections.watch('r1'))).toBeNull();
    await store.corrections.put(draft);
    expect(await first(store.corrections.watch('r1'))).toEqual(draft);
  });

  it('VLT44 keeps its owner on the device until it is signed or discarded', async () => {
    const factory = new IDBFactory();
    const profile = await openDeviceProfile({ indexedDB: factory });
    const store = await open(factory);
    await store.corrections.put(draft);
    store.close();
    expect(await profile.forgetUser(staffId)).toBe('undelivered');
    const again = await open(factory);
    await again.corrections.drop('r1');
    again.close();
    expect(await profile.forgetUser(staffId)).toBe('forgotten');
  });
});
