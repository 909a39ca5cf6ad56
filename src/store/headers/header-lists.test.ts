import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory, IDBIndex } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '#protocol/pull.ts';
import type { DeviceStore } from '../device-store.ts';
import { rowsOfKind } from '../find-rows.ts';
import { openDeviceStore } from '../open-device-store.ts';
import { type Header, type HeaderKind, headerKinds, toHeader } from './header.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const at = '2026-11-22T08:00:00.000Z';
const dataKey = new Uint8Array(32).fill(7);
const deviceId = 'c0000001-0000-4000-8000-000000000000';

const open = (indexedDB: IDBFactory): Promise<DeviceStore> =>
  openDeviceStore({ tenantId, staffId, deviceId, dataKey, now: () => at, indexedDB });

const person = (id: string, position: number, family = id): Change => ({
  change: 'upsert',
  position,
  id,
  kind: 'person',
  scope: `unit:${unitId}`,
  version: 1,
  body: { given: 'Åse', family, birthDate: '1942-03-01', unitId, phone: '12345678', room: '12B' },
  stamps: {},
  receivedAt: at,
});

/** Pulls, whatever was pulled before. */
async function pull(store: DeviceStore, changes: readonly Change[]): Promise<void> {
  const { cursor = null } = (await store.inside.db.meta.get('store')) ?? {};
  await store.outbox.applyPullAnswer(
    {
      protocol: 1,
      epoch: 'e0000000-0000-4000-8000-000000000001',
      cursor: `${Number(cursor ?? 0) + 1}`,
      changes: [...changes],
      hasMore: false,
      remaining: 0,
      revokedScopes: [],
      serverTime: at,
    },
    cursor,
  );
}

/** The list as it first comes. */
const headersOf = <K extends HeaderKind>(store: DeviceStore, kind: K): Promise<readonly Header<K>[]> =>
  new Promise((resolve, reject) => {
    const stop = store.watchHeaders(kind).subscribe((list) => {
      resolve(list);
      queueMicrotask(() => stop());
    }, reject);
  });

/** What the list must say, from the records themselves. */
const expected = async ({ inside: { db } }: DeviceStore, kind: HeaderKind): Promise<readonly unknown[]> =>
  (await rowsOfKind(db, kind)).flatMap((row) => {
    const header = toHeader(row);
    return header ? [{ ...header, kind }] : [];
  });

const byId = (list: readonly unknown[]) =>
  (list as readonly { readonly id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));

afterEach(() => vi.restoreAllMocks());

describe('what lists show of whole kinds', () => {
  it('VLT40 says what the records say, whatever was written, pulled, dropped and kept, in whatever tab', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const step = fc.record({
      tab: fc.constantFrom(0, 1),
      what: fc.constantFrom('pull', 'drop', 'patch', 'visit', 'keep', 'keepTwice', 'reopen'),
      id,
      family: fc.constantFrom('Moen', 'Lie', 'Ærø'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const factory = new IDBFactory();
        const tabs = [await open(factory), await open(factory)];
        let position = 0;
        for (const { tab, what, id: recordId, family } of steps) {
          const store = tabs[tab];
          if (!store) continue;
          position += 1;
          if (what === 'pull') await pull(store, [person(recordId, position, family)]);
          if (what === 'drop')
            await pull(store, [{ change: 'drop', position, id: recordId, scope: `unit:${unitId}` }]);
          if (what === 'patch') {
            const fields = { family };
            const base = { family: null };
            await store.write([{ type: 'record.patch', kind: 'person', id: recordId, fields, base }]);
          }
          if (what === 'visit') {
            const status = family === 'Lie' ? 'done' : 'planned';
            const body = {
              personId: unitId,
              unitId,
              kind: 'homeVisit',
              plannedAt: at,
              assignedTo: null,
              status,
            };
            await store.write([{ type: 'record.put', kind: 'visit', id: `v${recordId}`, body }]);
          }
          if (what === 'keep') await store.keepHeaders();
          if (what === 'keepTwice') await Promise.all(tabs.map((one) => one.keepHeaders()));
          if (what === 'reopen') {
            store.close();
            tabs[tab] = await open(factory);
          }
        }
        for (const store of tabs) {
          for (const kind of ['person', 'visit'] as const)
            expect(byId(await headersOf(store, kind))).toEqual(byId(await expected(store, kind)));
          store.close();
        }
      }),
      { numRuns: 40 },
    );
    // Forty small lives of two tabs: a busy machine takes its time.
  }, 60_000);

  it('VLT40 follows what is written after it was read, in both tabs', async () => {
    const factory = new IDBFactory();
    const [one, two] = [await open(factory), await open(factory)];
    const newest: { [tab: string]: readonly Header<'person'>[] } = {};
    one.watchHeaders('person').subscribe((list) => (newest['one'] = list));
    two.watchHeaders('person').subscribe((list) => (newest['two'] = list));
    await pull(one, [person('a', 1, 'Moen'), person('b', 2)]);
    await two.write([
      { type: 'record.patch', kind: 'person', id: 'a', fields: { family: 'Lie' }, base: { family: null } },
    ]);
    await pull(one, [{ change: 'drop', position: 3, id: 'b', scope: `unit:${unitId}` }]);
    await vi.waitFor(
      () => {
        for (const tab of ['one', 'two'])
          expect(newest[tab]?.map(({ id, body }) => [id, body.family])).toEqual([['a', 'Lie']]);
      },
      { timeout: 20_000 },
    );
  });

  it('VLT41 is read from one sealed row of each kind, with what was written since, and no other record', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await pull(
      store,
      Array.from({ length: 200 }, (_, index) => person(`p${index}`, index + 1)),
    );
    await store.keepHeaders();
    await store.write([
      { type: 'record.patch', kind: 'person', id: 'p7', fields: { family: 'Ny' }, base: { family: null } },
    ]);
    store.close();
    const again = await open(factory);
    const readAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    const list = await headersOf(again, 'person');
    expect(list).toHaveLength(200);
    expect(list.find(({ id }) => id === 'p7')?.body.family).toBe('Ny');
    expect(readAll.mock.contexts).not.toContainEqual(expect.objectContaining({ name: '[kind+subject]' }));
  });

  it('VLT46 a long list lies in parts, of which none is left over when it has become short, and comes after the first screen', async () => {
    const factory = new IDBFactory();
    const first = await open(factory);
    const ids = Array.from({ length: 3_200 }, (_, index) => `t${index}`);
    const period = (id: string, index: number): Change => ({
      change: 'upsert',
      position: index + 1,
      id,
      kind: 'servicePeriod',
      scope: `unit:${unitId}`,
      version: 1,
      stamps: {},
      receivedAt: at,
      body: { personId: unitId, unitId, service: 'hjemmesykepleie', start: '2026-01-01', end: null },
    });
    await pull(first, [...ids.map(period), person('a', 4_000)]);
    await first.keepHeaders();
    const lying = () => first.inside.db.headers.orderBy('kind').primaryKeys();
    expect((await lying()).filter((key) => key.startsWith('servicePeriod'))).toEqual([
      'servicePeriod',
      'servicePeriod/1',
      'servicePeriod/2',
    ]);
    const said = byId(await expected(first, 'servicePeriod'));
    const again = await open(factory);
    const readAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    await again.warmHeaders();
    expect(again.peekHeaders('person')).toHaveLength(1);
    expect(again.peekHeaders('servicePeriod')).toBeUndefined();
    expect(byId(await headersOf(again, 'servicePeriod'))).toEqual(said);
    expect(readAll.mock.contexts).not.toContainEqual(expect.objectContaining({ name: '[kind+subject]' }));
    readAll.mockRestore();
    again.close();

    const gone = ids.slice(10).map((id, index) => ({ id, position: 5_000 + index, scope: `unit:${unitId}` }));
    await pull(
      first,
      gone.map((one) => ({ change: 'drop', ...one })),
    );
    await first.keepHeaders();
    expect((await lying()).filter((key) => key.startsWith('servicePeriod'))).toEqual(['servicePeriod']);
    expect(await headersOf(first, 'servicePeriod')).toHaveLength(10);
    first.close();
  });

  it('VLT42 VLT46 is made anew when one of its parts is rotten, or is another revision’s', async () => {
    for (const damage of [{ headers: new Uint8Array(40) }, { revision: 7 }]) {
      const factory = new IDBFactory();
      const store = await open(factory);
      await pull(
        store,
        Array.from({ length: 1_600 }, (_, index) => person(`p${index}`, index + 1)),
      );
      await store.keepHeaders();
      store.close();
      await putRaw(factory, store.inside.db.name, damage, 'headers', 'person/1');
      const again = await open(factory);
      expect(await headersOf(again, 'person')).toHaveLength(1_600);
      await again.keepHeaders();
      again.close();
      const mended = await open(factory);
      const readAll = vi.spyOn(IDBIndex.prototype, 'getAll');
      expect(await headersOf(mended, 'person')).toHaveLength(1_600);
      expect(readAll.mock.contexts).not.toContainEqual(expect.objectContaining({ name: '[kind+subject]' }));
      readAll.mockRestore();
      mended.close();
    }
  });

  it('VLT1 lies sealed', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await pull(store, [person('a', 1, 'Kanarifugl')]);
    await store.keepHeaders();
    store.close();
    const raw = await new Promise<readonly unknown[]>((resolve, reject) => {
      const request = factory.open(store.inside.db.name);
      request.addEventListener('error', () => reject(new Error('the store does not open')));
      request.addEventListener('success', () => {
        const all = request.result.transaction('headers').objectStore('headers').getAll();
        all.addEventListener('success', () => resolve(all.result as readonly unknown[]));
      });
    });
    expect(raw).toHaveLength(headerKinds.length);
    for (const row of raw as readonly { readonly headers: unknown }[])
      expect(row.headers).toBeInstanceOf(Uint8Array);
    expect(JSON.stringify(raw)).not.toContain('Kanarifugl');
  });

  it('VLT42 is made anew from the records when its row is rotten or of another shape', async () => {
    const factory = new IDBFactory();
    const first = await open(factory);
    await pull(first, [person('a', 1, 'Moen')]);
    first.close();
    for (const damage of [{ headers: new Uint8Array(40) }, { shape: 0 }]) {
      const store = await open(factory);
      await store.keepHeaders();
      store.close();
      await putRaw(factory, store.inside.db.name, damage);
      const again = await open(factory);
      expect((await headersOf(again, 'person')).map(({ body }) => body.family)).toEqual(['Moen']);
      await again.keepHeaders();
      again.close();
      const mended = await open(factory);
      const readAll = vi.spyOn(IDBIndex.prototype, 'getAll');
      expect((await headersOf(mended, 'person')).map(({ body }) => body.family)).toEqual(['Moen']);
      expect(readAll.mock.contexts).not.toContainEqual(expect.objectContaining({ name: '[kind+subject]' }));
      readAll.mockRestore();
      mended.close();
    }
  });

  it('VLT5 a record that did not open is counted until the server’s copy has put it in order', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    await pull(store, [person('a', 1), person('b', 2)]);
    store.close();
    const rotten = new Uint8Array(40);
    await putRaw(factory, store.inside.db.name, { server: rotten, shown: rotten }, 'records', 'a');
    const again = await open(factory);
    expect((await headersOf(again, 'person')).map(({ id }) => id)).toEqual(['b']);
    expect(await unreadableIn(again)).toBe(1);
    await pull(again, [person('a', 3)]);
    expect(byId(await headersOf(again, 'person'))).toMatchObject([{ id: 'a' }, { id: 'b' }]);
    expect(await unreadableIn(again)).toBe(0);
    again.close();
  });

  it('VLT43 holds no contacts or reasons, and no answers but those that decide what is due; another shape of it needs another `headerShape`', async () => {
    const store = await open(new IDBFactory());
    await pull(store, [person('a', 1, 'Bjørnsdóttir')]);
    expect(await headersOf(store, 'person')).toEqual([
      {
        id: 'a',
        kind: 'person',
        body: {
          given: 'Åse',
          family: 'Bjørnsdóttir',
          birthDate: '1942-03-01',
          unitId,
          room: '12B',
          words: ' ase bjornsdottir 1942 12b',
        },
        delivery: { state: 'delivered', at },
      },
    ]);
  });

  it('VLT43 HV11 of a preventive visit it keeps how far it has come and what it is counted by, and no reason', () => {
    const visit = {
      personId: unitId,
      unitId,
      kind: 'preventiveVisit',
      plannedAt: at,
      assignedTo: staffId,
      status: 'done',
      appointment: 'agreed',
      invitation: { channel: 'letter', source: 'age', on: '2026-10-01', by: staffId },
      answer: { reply: 'yes', on: '2026-10-05', by: staffId, reason: 'Kanarifugl' },
      themes: ['fall'],
      outcome: {
        by: staffId,
        at,
        responseId: 'r',
        themes: ['fall', 'mat'],
        interpreter: true,
        consent: 'oral',
        referredTo: ['fastlege'],
      },
      transfer: { by: staffId, at, of: { signedAt: at, followUps: ['t1 Kanarifugl'] } },
    };
    const toRow = (body: object) => {
      const shown = { id: 'v', kind: 'visit', scope: `unit:${unitId}`, version: 2, body, stamps: {} };
      const row = { id: 'v', kind: 'visit', shown, delivery: { state: 'delivered', at } };
      return toHeader(row as unknown as Parameters<typeof toHeader>[0]);
    };
    expect(toRow(visit)?.body).toEqual({
      personId: unitId,
      unitId,
      kind: 'preventiveVisit',
      plannedAt: at,
      assignedTo: staffId,
      status: 'done',
      appointment: 'agreed',
      invitation: { on: '2026-10-01' },
      answer: { reply: 'yes', on: '2026-10-05' },
      outcome: {
        at,
        responseId: 'r',
        themes: ['fall', 'mat'],
        interpreter: true,
        referredTo: ['fastlege'],
      },
      transfer: { at, of: { signedAt: at } },
    });
    expect(toRow({ ...visit, kind: 'homeVisit', outcome: null })).toBeNull();
  });

  it('VLT43 SCH18 of a signed form it keeps what decides what is due, and when it was first signed', () => {
    const response = {
      resourceType: 'QuestionnaireResponse' as const,
      status: 'completed' as const,
      item: [
        { linkId: 'vekttap', answer: [{ valueString: 'Kanarifugl' }] },
        { linkId: 'poeng', answer: [{ valueInteger: 3 }] },
        { linkId: 'neste-gang', answer: [{ valueDate: '2026-12-24' }] },
      ],
    };
    const body = {
      personId: unitId,
      unitId,
      questionnaire: 'https://visitt.example/fhir/Questionnaire/mst|1.0.0',
      response,
      status: 'signed',
      startedBy: staffId,
      startedAt: at,
      signedBy: staffId,
      signedAt: at,
      earlier: [{ at: '2026-01-05T08:00:00.000Z' }],
    };
    const shown = { id: 'r', kind: 'response', scope: `unit:${unitId}`, version: 2, body, stamps: {} };
    const row = { id: 'r', kind: 'response', shown, delivery: { state: 'delivered', at } };
    const header = toHeader(row as unknown as Parameters<typeof toHeader>[0]);
    expect(header?.body).toMatchObject({
      score: 3,
      nextOn: '2026-12-24',
      firstSignedAt: '2026-01-05T08:00:00.000Z',
    });
    expect(JSON.stringify(header)).not.toContain('Kanarifugl');
  });
});

const unreadableIn = (store: DeviceStore): Promise<number> =>
  new Promise((resolve, reject) => {
    const stop = store.watchState().subscribe(({ unreadable }) => {
      resolve(unreadable);
      queueMicrotask(() => stop());
    }, reject);
  });

/** Changes the row past the vault, as a sick disk or an older app would have it. */
const putRaw = (
  factory: IDBFactory,
  name: string,
  damage: object,
  table = 'headers',
  key = 'person',
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = factory.open(name);
    request.addEventListener('error', () => reject(new Error('the store does not open')));
    request.addEventListener('success', () => {
      const rows = request.result.transaction(table, 'readwrite').objectStore(table);
      const read = rows.get(key);
      read.addEventListener('success', () => {
        rows.put({ ...(read.result as object), ...damage });
      });
      rows.transaction.addEventListener('complete', () => {
        request.result.close();
        resolve();
      });
    });
  });
