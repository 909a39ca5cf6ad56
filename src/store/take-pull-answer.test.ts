import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Change, PullAnswer } from '#protocol/pull.ts';
import type { DeviceStore } from './device-store.ts';
import { openDeviceStore } from './open-device-store.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const units = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const epoch = 'e0000000-0000-4000-8000-000000000001';
const at = '2026-11-21T09:00:00.000Z';

const open = (): Promise<DeviceStore> =>
  openDeviceStore({
    tenantId,
    staffId,
    deviceId,
    dataKey: new Uint8Array(32).fill(7),
    now: () => at,
    indexedDB: new IDBFactory(),
  });

const bodyOf = (unitId: string, family: string) => ({
  given: 'Astrid',
  family,
  birthDate: '1942-03-01',
  unitId,
});

const upsert = (id: string, position: number, unit = 0): Change => ({
  change: 'upsert',
  position,
  id,
  kind: 'person',
  scope: `unit:${units[unit] ?? ''}`,
  version: position,
  body: bodyOf(units[unit] ?? '', `${id} ${position}`),
  stamps: {},
  receivedAt: at,
});
const drop = (id: string, position: number, unit = 0): Change => ({
  change: 'drop',
  position,
  id,
  scope: `unit:${units[unit] ?? ''}`,
});

/** Takes the changes in pages of this many, and leaves the pull unfinished. */
async function pull(store: DeviceStore, changes: readonly Change[], size: number): Promise<void> {
  for (let from = 0; from < changes.length; from += size) {
    const askedWith = await store.outbox.cursor();
    const answer: PullAnswer = {
      protocol: 1,
      epoch,
      cursor: `${askedWith ?? ''}+`,
      changes: changes.slice(from, from + size),
      hasMore: true,
      remaining: 1,
      revokedScopes: [],
      serverTime: at,
    };
    expect(await store.outbox.applyPullAnswer(answer, askedWith)).toBe('taken');
  }
}

const rowsOf = async ({ inside }: DeviceStore) =>
  (await inside.db.records.toArray())
    .map(({ id, kind, scope, subject, server, position, receivedAt, shown, quarantined, delivery }) => {
      // Two stores write under two names.
      const { body, version } = shown ?? {};
      return {
        id,
        kind,
        scope,
        subject,
        server,
        position,
        receivedAt,
        body,
        version,
        quarantined,
        delivery,
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** More than are read along with the rest, so that rows are added without being looked for. */
const filler = Array.from({ length: 104 }, (_, index) => upsert(`q${index}`, 1000 + index));

const named = fc.constantFrom('a', 'b', 'c', 'd');
const unit = fc.constantFrom(0, 1);
const step = fc.oneof(
  fc.record({ id: named, unit, what: fc.constant('upsert' as const) }),
  fc.record({ id: named, unit, what: fc.constant('drop' as const) }),
);
const written = fc.record({ id: named, isNew: fc.boolean() });

const toOperation = ({ id, isNew }: { readonly id: string; readonly isNew: boolean }): OperationBody =>
  isNew
    ? { type: 'record.put', kind: 'person', id, body: bodyOf(units[0], `egen ${id}`) }
    : { type: 'record.patch', kind: 'person', id, fields: { phone: '1' }, base: { phone: null } };

describe('a page of a first pull', () => {
  it('SYN40 SYN42 SYN43 ends in the same rows however large it is, whatever lay there and whatever comes twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 8 }),
        fc.array(written, { maxLength: 4 }),
        fc.array(step, { maxLength: 8 }),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        async (before, own, steps, shuffle) => {
          const toChanges = (list: typeof steps, from: number): readonly Change[] =>
            list.map(({ id, unit: of, what }, index) =>
              (what === 'upsert' ? upsert : drop)(id, from + index, of),
            );
          // Scopes come beside one another: a lower position may come after a higher one.
          const mixed = toChanges(steps, 100).toSorted(
            (a, b) => (shuffle[a.position % 8] ?? 0) - (shuffle[b.position % 8] ?? 0),
          );
          const stores = [await open(), await open()] as const;
          for (const store of stores) {
            await pull(store, toChanges(before, 1), 50);
            const isThere = new Set((await store.inside.db.records.toArray()).map(({ id }) => id));
            const possible = own.filter(({ id, isNew }) => isNew !== isThere.has(id));
            for (const one of possible) await store.write([toOperation(one)]).catch(() => {});
          }
          const [large, small] = stores;
          await pull(large, [...filler.slice(0, 50), ...mixed, ...filler.slice(50)], 1000);
          await pull(small, [...filler.slice(0, 50), ...mixed, ...filler.slice(50)], 40);
          expect(await rowsOf(large)).toEqual(await rowsOf(small));
          const [batch, other] = [await large.outbox.nextBatch(100), await small.outbox.nextBatch(100)];
          expect(batch.operations.map(({ body }) => body)).toEqual(other.operations.map(({ body }) => body));
          for (const store of stores) store.close();
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);
});

describe('a page of a later pull', () => {
  const placesOf = async (store: DeviceStore) =>
    (await rowsOf(store)).map(({ id, position }) => [id, position]);

  it('SYN43 leaves alone what is newer here, and lays down what is beyond all there is', async () => {
    const store = await open();
    await pull(store, [upsert('a', 10), upsert('b', 11)], 2);
    await pull(store, [upsert('a', 5, 1), upsert('b', 12), upsert('c', 13)], 3);
    expect(await placesOf(store)).toEqual([
      ['a', 10],
      ['b', 12],
      ['c', 13],
    ]);
    await pull(store, [drop('a', 14), drop('c', 14, 1), upsert('c', 9)], 3);
    expect(await placesOf(store)).toEqual([
      ['b', 12],
      ['c', 13],
    ]);
    store.close();
  });

  it('SYN43 looks at what is here in a store that has never noted how far it is', async () => {
    const store = await open();
    await pull(store, [upsert('a', 10)], 1);
    const { db } = store.inside;
    await db.meta.toCollection().modify((meta) => {
      Reflect.deleteProperty(meta, 'highest');
    });
    await pull(store, [upsert('a', 5, 1), upsert('b', 3)], 2);
    expect(await placesOf(store)).toEqual([
      ['a', 10],
      ['b', 3],
    ]);
    store.close();
  });

  it('SYN43 begins anew with a full pull, whatever was here before', async () => {
    const store = await open();
    await pull(store, [upsert('a', 10)], 1);
    await store.outbox.resetCursor();
    await pull(store, [upsert('a', 5, 1), upsert('b', 3)], 2);
    await pull(store, [upsert('b', 2)], 1);
    expect(await placesOf(store)).toEqual([
      ['a', 5],
      ['b', 3],
    ]);
    store.close();
  });
});
