import 'fake-indexeddb/auto';
import { IDBFactory, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '#protocol/pull.ts';
import type { DeviceStore, Kept } from './device-store.ts';
import { openDeviceStore } from './open-device-store.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const at = '2026-11-22T08:00:00.000Z';

const open = (indexedDB: IDBFactory): Promise<DeviceStore> =>
  openDeviceStore({
    tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
    staffId,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    now: () => at,
    indexedDB,
  });

const bodyOf = (family: string) => ({ given: 'Astrid', family, birthDate: '1942-03-01', unitId });

const upsert = (id: string, position: number, family = id): Change => ({
  change: 'upsert',
  position,
  id,
  kind: 'person',
  scope: `unit:${unitId}`,
  version: 1,
  body: bodyOf(family),
  stamps: {},
  receivedAt: at,
});

const pull = (store: DeviceStore, changes: readonly Change[], cursor: string, from: string | null) =>
  store.outbox.applyPullAnswer(
    {
      protocol: 1,
      epoch: 'e0000000-0000-4000-8000-000000000001',
      cursor,
      changes: [...changes],
      hasMore: false,
      remaining: 0,
      revokedScopes: [],
      serverTime: at,
    },
    from,
  );

/** The newest list, and how to wait for one that is as wanted. */
function watchPersons(store: DeviceStore) {
  let newest: readonly Kept<'person'>[] = [];
  store.watchKind('person').subscribe((list) => {
    newest = list;
  });
  return {
    newest: () => newest,
    until: (isWanted: (list: readonly Kept<'person'>[]) => boolean) =>
      vi.waitFor(() => expect(isWanted(newest)).toBe(true), { timeout: 5_000 }),
  };
}

const many = Array.from({ length: 300 }, (_, index) => upsert(`p${index}`, index + 1));

afterEach(() => vi.restoreAllMocks());

describe('the list of a kind', () => {
  it('VLT6 follows what is written, pulled, dropped and moved, in every tab', async () => {
    const factory = new IDBFactory();
    const [one, two] = [await open(factory), await open(factory)];
    const lists = [watchPersons(one), watchPersons(two)];
    const all = (isWanted: (list: readonly Kept<'person'>[]) => boolean) =>
      Promise.all(lists.map((list) => list.until(isWanted)));
    await pull(one, many, 'c1', null);
    await all((list) => list.length === 300);
    await two.write([
      { type: 'record.patch', kind: 'person', id: 'p7', fields: { phone: '1' }, base: { phone: null } },
    ]);
    await all((list) => list.some(({ id, body }) => id === 'p7' && body.phone === '1'));
    await pull(one, [upsert('p8', 400, 'Ny'), upsert('ny', 401)], 'c2', 'c1');
    await all((list) => list.length === 301 && list.some(({ body }) => body.family === 'Ny'));
    await pull(two, [{ change: 'drop', position: 402, id: 'p9', scope: `unit:${unitId}` }], 'c3', 'c2');
    await all((list) => list.length === 300 && list.every(({ id }) => id !== 'p9'));
  });

  it('VLT6 reads one row again when one has changed, and leaves every other record the same object', async () => {
    const store = await open(new IDBFactory());
    await pull(store, many, 'c1', null);
    const list = watchPersons(store);
    await list.until(({ length }) => length === 300);
    const before = new Map(list.newest().map((kept) => [kept.id, kept]));
    const readAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    const readOne = vi.spyOn(IDBObjectStore.prototype, 'get');
    await pull(store, [upsert('p5', 500, 'Endret')], 'c2', 'c1');
    await list.until((persons) => persons.some(({ body }) => body.family === 'Endret'));
    expect(readAll.mock.contexts).not.toContainEqual(expect.objectContaining({ name: '[kind+subject]' }));
    expect(readOne.mock.calls.length).toBeLessThan(20);
    const changed = list.newest().filter((kept) => before.get(kept.id) !== kept);
    expect(changed.map(({ id }) => id)).toEqual(['p5']);
  });

  it('VLT6 reads no list again when many rows have changed at once, whatever tab changed them', async () => {
    const factory = new IDBFactory();
    const [one, two] = [await open(factory), await open(factory)];
    await pull(one, many, 'c1', null);
    const lists = [watchPersons(one), watchPersons(two)];
    await Promise.all(lists.map((list) => list.until(({ length }) => length === 300)));
    const readAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    const again = Array.from({ length: 200 }, (_, index) => upsert(`p${index}`, index + 500, 'Endret'));
    await pull(two, again, 'c2', 'c1');
    const isTaken = (persons: readonly Kept<'person'>[]) =>
      persons.filter(({ body }) => body.family === 'Endret').length === 200 && persons.length === 300;
    await Promise.all(lists.map((list) => list.until(isTaken)));
    expect(readAll.mock.contexts).not.toContainEqual(expect.objectContaining({ name: '[kind+subject]' }));
  });

  it('VLT6 reads nothing for a list that nobody looks at any more, and has it right for the next who does', async () => {
    const store = await open(new IDBFactory());
    await pull(store, many, 'c1', null);
    const lengths: number[] = [];
    const watch = () => store.watchKind('person').subscribe((list) => void lengths.push(list.length));
    const stop = watch();
    await vi.waitFor(() => expect(lengths).toEqual([300]), { timeout: 4_000 });
    stop();
    const reads = vi.spyOn(store.inside.db.records, 'bulkGet');
    const timesRead = () => reads.mock.calls.filter(([ids]) => ids.includes('ny')).length;
    await store.write([{ type: 'record.put', kind: 'person', id: 'ny', body: bodyOf('Ny') }]);
    await pull(store, [upsert('p8', 402, 'Ny')], 'c2', 'c1');
    await store.readRecord('person', 'p8');
    // By the write itself.
    expect(timesRead()).toBe(1);
    watch();
    await vi.waitFor(() => expect(lengths.length).toBeGreaterThan(1), { timeout: 4_000 });
    expect(new Set(lengths.slice(1))).toEqual(new Set([301]));
    expect(timesRead()).toBe(2);
  });

  it('VLT6 reads a list anew when very much has changed since somebody looked at it', async () => {
    const store = await open(new IDBFactory());
    await pull(store, many, 'c1', null);
    const lengths: number[] = [];
    const watch = () => store.watchKind('person').subscribe((list) => void lengths.push(list.length));
    const stop = watch();
    await vi.waitFor(() => expect(lengths).toEqual([300]), { timeout: 4_000 });
    stop();
    const more = Array.from({ length: 2_100 }, (_, index) => upsert(`q${index}`, index + 600));
    await pull(store, more, 'c2', 'c1');
    watch();
    await vi.waitFor(() => expect(lengths).toEqual([300, 2_400]), { timeout: 4_000 });
  });

  it('tells a problem of the storage, and reads anew for the next who asks', async () => {
    const store = await open(new IDBFactory());
    await pull(store, many, 'c1', null);
    const broken = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('sick disk', 'UnknownError');
    });
    const reason = await new Promise<string>((resolve) => {
      store.watchKind('person').subscribe(
        () => {},
        (problem) => resolve(problem.reason),
      );
    });
    expect(reason).toBe('damaged');
    broken.mockRestore();
    await watchPersons(store).until(({ length }) => length === 300);
  });
});
