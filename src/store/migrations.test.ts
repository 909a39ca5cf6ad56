import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { deviceDatabaseName, plainDatabaseName } from './database-names.ts';
import type { Watch } from './device-store.ts';
import { migrations } from './migrations.ts';
import { openDeviceStore } from './open-device-store.ts';
import { boundWords, toPlainBytes } from './vault/sealed-field.ts';
import { createSealer } from './vault/sealer.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const dataKey = new Uint8Array(32).fill(7);
const replicaId = 'f0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const at = '2026-11-21T09:00:00.000Z';
const body = { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId };
const operation = { type: 'record.put', kind: 'person', id: 'p1', body };

/** One record, written and not yet sent. */
const written = {
  meta: [
    {
      key: 'store',
      tenantId,
      replicaId,
      counter: 1,
      sequence: 1,
      epoch: null,
      cursor: null,
      safeN: 0,
      generation: 1,
      sweeping: false,
      firstSyncDone: false,
      lastDeliveredAt: null,
    },
  ],
  outbox: [
    {
      sequence: 1,
      replicaId,
      n: 1,
      recordId: 'p1',
      kind: 'person',
      schema: 1,
      at,
      operation,
      state: 'pending',
    },
  ],
  records: [
    {
      id: 'p1',
      kind: 'person',
      scope: `unit:${unitId}`,
      subject: '',
      server: null,
      position: 0,
      receivedAt: null,
      generation: 0,
      shown: { id: 'p1', kind: 'person', scope: `unit:${unitId}`, version: 1, body, stamps: {} },
      quarantined: null,
      delivery: { state: 'local' },
    },
  ],
};

/** Every version there ever was, written down by hand as a phone has it: what was released is never edited. */
const released: readonly {
  readonly version: number;
  readonly schema: {
    readonly [table: string]: {
      readonly key: string;
      readonly indexes: readonly string[];
      readonly counts?: true;
    };
  };
  readonly rows: { readonly [table: string]: readonly object[] };
}[] = [
  {
    version: 1,
    schema: {
      records: { key: 'id', indexes: ['kind', 'scope', 'subject', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state'] },
      meta: { key: 'key', indexes: [] },
    },
    rows: written,
  },
  {
    version: 2,
    schema: {
      records: { key: 'id', indexes: ['kind', 'scope', 'subject', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state', '[state+kind]'] },
      meta: { key: 'key', indexes: [] },
    },
    rows: written,
  },
  {
    version: 3,
    schema: {
      records: { key: 'id', indexes: ['kind', 'subject', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state', '[state+kind]'] },
      meta: { key: 'key', indexes: [] },
    },
    rows: written,
  },
  {
    version: 4,
    schema: {
      records: { key: 'id', indexes: ['[kind+subject]', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state', '[state+kind]'] },
      meta: { key: 'key', indexes: [] },
    },
    rows: written,
  },
  {
    version: 5,
    schema: {
      records: { key: 'id', indexes: ['[kind+subject]', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state', '[state+kind]'] },
      meta: { key: 'key', indexes: [] },
      headers: { key: 'kind', indexes: ['shape'] },
      headerMarks: { key: 'n', indexes: [], counts: true },
    },
    rows: written,
  },
  {
    version: 6,
    schema: {
      records: { key: 'id', indexes: ['[kind+subject]', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state', '[state+kind]'] },
      meta: { key: 'key', indexes: [] },
      headers: { key: 'kind', indexes: ['shape'] },
      headerMarks: { key: 'n', indexes: [], counts: true },
      corrections: { key: 'recordId', indexes: [] },
    },
    rows: written,
  },
  {
    version: 7,
    schema: {
      records: { key: 'id', indexes: ['[kind+subject]', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state', '[state+kind]'] },
      meta: { key: 'key', indexes: [] },
      headers: { key: 'kind', indexes: ['shape'] },
      headerMarks: { key: 'n', indexes: [], counts: true },
      corrections: { key: 'recordId', indexes: [] },
    },
    rows: written,
  },
  {
    version: 8,
    schema: {
      records: { key: 'id', indexes: ['[kind+subject]', 'attention'] },
      outbox: { key: 'sequence', indexes: ['n', 'recordId', 'state', '[state+kind]'] },
      meta: { key: 'key', indexes: [] },
      headers: { key: 'kind', indexes: ['shape'] },
      headerMarks: { key: 'n', indexes: [], counts: true },
      corrections: { key: 'recordId', indexes: [] },
      sheets: { key: 'id', indexes: [] },
    },
    rows: written,
  },
];

const sealer = createSealer(dataKey);
const sealed = (table: string, key: string | number, field: string, value: unknown): Uint8Array =>
  sealer.seal(toPlainBytes(value), boundWords(deviceDatabaseName(staffId), table, key, field));

/** What a watch says first. */
const first = <T>(watch: Watch<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = watch.subscribe((value) => {
      resolve(value);
      queueMicrotask(() => stop());
    }, reject);
  });

/** As Dexie names an index over several fields. */
const keyPathOf = (index: string): string | string[] =>
  index.startsWith('[') ? index.slice(1, -1).split('+') : index;

const makeOld = (
  factory: IDBFactory,
  { version, schema, rows }: (typeof released)[number],
  name = plainDatabaseName(staffId),
): Promise<void> =>
  new Promise((resolve, reject) => {
    // Dexie counts in tens.
    const request = factory.open(name, version * 10);
    request.addEventListener('upgradeneeded', () => {
      for (const [table, { key, indexes, counts = false }] of Object.entries(schema)) {
        const store = request.result.createObjectStore(table, { keyPath: key, autoIncrement: counts });
        for (const index of indexes) store.createIndex(index, keyPathOf(index));
        for (const row of rows[table] ?? []) store.put(row);
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('open failed')));
  });

describe('the store of an older app', () => {
  it.each(released)(
    'of version $version opens, shows what it held and sends what it had not',
    async (old) => {
      const factory = new IDBFactory();
      await makeOld(factory, old);
      const store = await openDeviceStore({
        tenantId,
        staffId,
        deviceId,
        dataKey,
        now: () => at,
        indexedDB: factory,
      });
      expect(store.replicaId).toBe(replicaId);
      expect(await store.readRecord('person', 'p1')).toMatchObject({ body, delivery: { state: 'local' } });
      expect((await store.outbox.nextBatch(10)).operations).toEqual([
        { n: 1, schema: 1, at, body: operation },
      ]);
      await store.write([
        { type: 'record.patch', kind: 'person', id: 'p1', fields: { phone: '1' }, base: { phone: null } },
      ]);
      expect((await store.outbox.nextBatch(10)).operations.map(({ n }) => n)).toEqual([1, 2]);
    },
  );

  it.each(released)('of version $version, sealed, is found by kind and by person', async (old) => {
    const factory = new IDBFactory();
    const task = {
      id: 't1',
      kind: 'task',
      scope: `unit:${unitId}`,
      version: 1,
      body: { personId: 'p1', title: 'Ring', status: 'open', unitId },
      stamps: {},
    };
    const [person] = written.records;
    const records = [person, { ...person, id: 't1', kind: 'task', subject: 'p1', shown: task }];
    const rows = {
      meta: written.meta,
      outbox: written.outbox.map((entry) => ({
        ...entry,
        operation: sealed('outbox', 1, 'operation', operation),
      })),
      records: records.map((row) => ({
        ...row,
        shown: sealed('records', row?.id ?? '', 'shown', row?.shown),
      })),
    };
    await makeOld(factory, { ...old, rows }, deviceDatabaseName(staffId));
    const store = await openDeviceStore({ tenantId, staffId, deviceId, dataKey, indexedDB: factory });
    expect(await first(store.watchKind('task'))).toMatchObject([{ id: 't1', body: task.body }]);
    expect(await first(store.watchPerson('p1'))).toMatchObject({
      person: { body },
      tasks: [{ id: 't1' }],
      visits: [],
    });
    expect((await store.outbox.nextBatch(10)).operations).toEqual([{ n: 1, schema: 1, at, body: operation }]);
    store.close();
  });

  it('is one of those that were released, in order', () => {
    expect(migrations.map(({ version }) => version)).toEqual(released.map(({ version }) => version));
    const dates = migrations.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
  });
});
