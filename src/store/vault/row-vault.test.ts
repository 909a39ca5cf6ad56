import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Change, PullAnswer } from '#protocol/pull.ts';
import { deviceDatabaseName } from '../database-names.ts';
import { plainFields } from '../device-database.ts';
import { type DeviceStore, type Kept, StorageError } from '../device-store.ts';
import { openDeviceStore } from '../open-device-store.ts';
import { boundWords, toPlainBytes } from './sealed-field.ts';
import { createSealer } from './sealer.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const at = '2026-11-21T09:00:00.000Z';
const dataKey = new Uint8Array(32).fill(7);
const canary = 'Kanarifuglen';

const open = (factory: IDBFactory, key = dataKey): Promise<DeviceStore> =>
  openDeviceStore({ tenantId, staffId, deviceId, dataKey: key, now: () => at, indexedDB: factory });

const putPerson = (id: string): OperationBody => ({
  type: 'record.put',
  kind: 'person',
  id,
  body: { given: canary, family: `${canary} ${id}`, birthDate: '1942-03-01', unitId },
});

const upsert = (id: string, position: number): Change => ({
  change: 'upsert',
  position,
  id,
  kind: 'person',
  scope: `unit:${unitId}`,
  version: 1,
  body: { given: canary, family: id, birthDate: '1942-03-01', unitId },
  stamps: {},
  receivedAt: at,
});

const page = (changes: readonly Change[], cursor = 'c1'): PullAnswer => ({
  protocol: 1,
  epoch,
  cursor,
  changes: [...changes],
  hasMore: false,
  remaining: 0,
  revokedScopes: [],
  serverTime: at,
});

type Raw = { [field: string]: unknown };

/** The browser's own API, past Dexie and the vault. */
async function inRaw<T>(factory: IDBFactory, work: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const db = await asPromise(factory.open(deviceDatabaseName(staffId)));
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('failed')));
  });
const rawRows = (factory: IDBFactory, table: string): Promise<readonly Raw[]> =>
  inRaw(factory, (db) => asPromise(db.transaction(table).objectStore(table).getAll() as IDBRequest<Raw[]>));

const changeRaw = (factory: IDBFactory, id: string, change: (row: Raw) => Raw): Promise<unknown> =>
  inRaw(factory, async (db) => {
    const records = db.transaction('records', 'readwrite').objectStore('records');
    const row = (await asPromise(records.get(id))) as Raw;
    return asPromise(records.put(change(row)));
  });

const flipBit = (bytes: unknown): Uint8Array => {
  const changed = (bytes as Uint8Array).slice();
  changed[20] = (changed[20] ?? 0) ^ 1;
  return changed;
};

const persons = (store: DeviceStore): Promise<readonly Kept<'person'>[]> =>
  new Promise((resolve, reject) => {
    const stop = store.watchKind('person').subscribe((list) => {
      resolve(list);
      queueMicrotask(() => stop());
    }, reject);
  });

const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof StorageError) return error.problem.reason;
    throw error;
  }
  throw new Error('It did not fail');
};

describe('rows in the vault', () => {
  it('VLT1 hold no word of what was planted: own work, what was pulled in a page of any size, and both together', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await store.write([putPerson('p1'), putPerson('p2')]);
    const many = Array.from({ length: 120 }, (_, index) => upsert(`q${index}`, index + 1));
    await store.outbox.applyPullAnswer(page([upsert('p1', 500), ...many]), null);
    const rows = [...(await rawRows(factory, 'records')), ...(await rawRows(factory, 'outbox'))];
    expect(rows).toHaveLength(122 + 2);
    for (const row of rows) {
      const text = JSON.stringify(row, (_, value: unknown) =>
        ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value,
      );
      expect(text).not.toContain(canary);
      expect(text).not.toContain('1942');
    }
    expect(await persons(store)).toHaveLength(122);
  });

  it('VLT2 open a field that was sealed and has been named since', async () => {
    const factory = new IDBFactory();
    const first = await open(factory);
    await first.write([putPerson('p1')]);
    const written = await first.outbox.nextBatch(10);
    first.close();
    // As an app left it that did not know the hybrid clock for a number.
    await inRaw(factory, async (db) => {
      const outbox = db.transaction('outbox', 'readwrite').objectStore('outbox');
      const row = (await asPromise(outbox.get(1))) as Raw;
      const bound = boundWords(deviceDatabaseName(staffId), 'outbox', 1, 'hlc');
      const hlc = createSealer(dataKey).seal(toPlainBytes(row['hlc']), bound);
      return asPromise(outbox.put({ ...row, hlc }));
    });
    const store = await open(factory);
    expect(written.operations[0]?.hlc).toMatch(/^[0-9a-f]{12}-/);
    expect((await store.outbox.nextBatch(10)).operations).toEqual(written.operations);
    await store.outbox.applyPushAnswer({
      protocol: 1,
      epoch,
      outcomes: [{ n: 1, status: 'applied', recordId: 'p1', position: 1, version: 1, receivedAt: at }],
      ackedN: 1,
      safeN: 0,
      serverTime: at,
    });
    expect((await rawRows(factory, 'outbox'))[0]?.['hlc']).toBe(written.operations[0]?.hlc);
  });

  it('VLT2 leave only named fields open, and seal a field that nobody has named', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await store.write([putPerson('p1')]);
    for (const table of ['records', 'outbox'] as const) {
      const named: readonly string[] = plainFields[table];
      for (const row of await rawRows(factory, table)) {
        for (const [field, value] of Object.entries(row)) {
          if (!named.includes(field) && value !== null) expect(value, field).toBeInstanceOf(Uint8Array);
        }
      }
    }
  });

  it('VLT3 store a copy once when what is shown is the server’s own', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await store.outbox.applyPullAnswer(page([upsert('p1', 1)]), null);
    const [row] = await rawRows(factory, 'records');
    expect(row).toMatchObject({ server: expect.any(Uint8Array), shown: 'server' });
    expect((await store.readRecord('person', 'p1'))?.body.given).toBe(canary);
  });

  it('VLT1 of a page that was made ready ahead are sealed and stored as it says, taken in its turn or not', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    const many = (from: number) =>
      Array.from({ length: 120 }, (_, index) => upsert(`q${from + index}`, from + index + 1));
    const [first, second, dropped] = [page(many(0), 'c1'), page(many(120), 'c2'), page(many(240), 'c9')];
    for (const answer of [first, second, dropped]) await store.outbox.preparePage(answer);
    expect(await store.outbox.applyPullAnswer(first, null)).toBe('taken');
    expect(await store.outbox.applyPullAnswer(dropped, 'c8')).toBe('stale');
    expect(await store.outbox.applyPullAnswer(second, 'c1')).toBe('taken');
    const rows = await rawRows(factory, 'records');
    expect(rows).toHaveLength(240);
    expect(rows.every(({ server, shown }) => server instanceof Uint8Array && shown === 'server')).toBe(true);
    store.close();
    const again = await open(factory);
    expect((await persons(again)).map(({ body }) => body.family).toSorted()).toEqual(
      [...many(0), ...many(120)].map(({ id }) => id).toSorted(),
    );
  });

  it('VLT4 open with their own key only, and say so', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await store.write([putPerson('p1')]);
    store.close();
    const other = await open(factory, new Uint8Array(32).fill(8));
    expect(await reasonOf(other.readRecord('person', 'p1'))).toBe('damaged');
    expect(await reasonOf(other.outbox.nextBatch(10))).toBe('damaged');
    other.close();
    expect((await (await open(factory)).readRecord('person', 'p1'))?.body.given).toBe(canary);
  });

  it('VLT4 do not open in another row', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await store.outbox.applyPullAnswer(page([upsert('p1', 1), upsert('p2', 2)]), null);
    const [first] = await rawRows(factory, 'records');
    store.close();
    await changeRaw(factory, 'p2', (row) => ({ ...row, server: first?.['server'] }));
    const again = await open(factory);
    expect(await reasonOf(again.readRecord('person', 'p2'))).toBe('damaged');
  });

  it('VLT5 that have rotted are told and counted, the others stay readable, and the server’s copy heals them', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    const many = Array.from({ length: 60 }, (_, index) => upsert(`p${index}`, index + 1));
    await store.outbox.applyPullAnswer(page(many), null);
    store.close();
    await changeRaw(factory, 'p7', (row) => ({ ...row, server: flipBit(row['server']) }));
    const again = await open(factory);
    expect(await persons(again)).toHaveLength(59);
    expect(await reasonOf(again.readRecord('person', 'p7'))).toBe('damaged');
    await again.outbox.applyPullAnswer(page([upsert('p7', 100)], 'c2'), 'c1');
    expect((await again.readRecord('person', 'p7'))?.body.family).toBe('p7');
    expect(await persons(again)).toHaveLength(60);
  });

  it('VLT6 that have not changed are the same objects when they are read again', async () => {
    const store = await open(new IDBFactory());
    await store.outbox.applyPullAnswer(page([upsert('p1', 1), upsert('p2', 2)]), null);
    const before = await persons(store);
    await store.write([
      { type: 'record.patch', kind: 'person', id: 'p2', fields: { phone: '1' }, base: { phone: null } },
    ]);
    const after = await persons(store);
    const bodyOf = (list: readonly Kept<'person'>[], id: string) => list.find((one) => one.id === id)?.body;
    expect(bodyOf(after, 'p1')).toBe(bodyOf(before, 'p1'));
    expect(bodyOf(after, 'p2')).toMatchObject({ phone: '1' });
  });
});
