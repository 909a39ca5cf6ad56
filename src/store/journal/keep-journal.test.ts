import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { PushAnswer } from '#protocol/push.ts';
import type { Clock } from '#sync/ports.ts';
import type { DeviceStore } from '../device-store.ts';
import { openDeviceStore } from '../open-device-store.ts';
import { createJournal } from './create-journal.ts';
import { keepJournal, type KeptJournal } from './keep-journal.ts';
import { createMemoryJournalFiles, type MemoryJournalFiles } from './memory-journal-files.ts';
import type { StoreCopy } from './store-copy.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const personId = 'd0000001-0000-4000-8000-000000000000';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const at = '2026-11-21T09:00:00.000Z';
const dataKey = new Uint8Array(32).fill(7);

/** A phone's three places, each of which can be lost by itself. */
type Phone = {
  database: IDBFactory;
  files: MemoryJournalFiles;
  copy: StoreCopy | null;
  /** Another tab has the journal's files and does not give them back. */
  isBusy: boolean;
};
const newPhone = (): Phone => ({
  database: new IDBFactory(),
  files: createMemoryJournalFiles(),
  copy: null,
  isBusy: false,
});

/** Runs what is due at once, as soon as nothing else is going on. */
function createClock() {
  const due = new Set<() => void>();
  const clock: Clock = {
    now: () => at,
    after: (_, run) => {
      due.add(run);
      return () => due.delete(run);
    },
    random: () => 0.5,
  };
  const runDue = (): void => {
    for (const run of due) {
      due.delete(run);
      run();
    }
  };
  return { clock, runDue };
}

type Opened = {
  readonly store: DeviceStore;
  readonly kept: KeptJournal;
  /** Until the journal has taken everything up, or says why not. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
};

async function open(phone: Phone, key = dataKey): Promise<Opened> {
  const store = await openDeviceStore({
    tenantId,
    staffId,
    deviceId,
    dataKey: key,
    now: () => at,
    indexedDB: phone.database,
  });
  const { clock, runDue } = createClock();
  const exclusive = async <T>(turn: () => Promise<T>): Promise<T | null> => (phone.isBusy ? null : turn());
  const journal = createJournal({ files: phone.files, exclusive });
  const kept = keepJournal({
    store: { staffId, ...store.inside },
    sealer: store.inside.sealer,
    journal,
    copy: {
      read: () => phone.copy,
      put: (copy) => {
        phone.copy = copy;
      },
    },
    clock,
  });
  await kept.compared;
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 5; round += 1) {
      runDue();
      // One look at a time: it comes after everything that was asked of the journal before.
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  return {
    store,
    kept,
    settle,
    close: () => {
      kept.stop();
      store.close();
    },
  };
}

const putPerson: OperationBody = {
  type: 'record.put',
  kind: 'person',
  id: personId,
  body: { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId },
};
const setPhone = (phone: string): OperationBody => ({
  type: 'record.patch',
  kind: 'person',
  id: personId,
  fields: { phone },
  base: { phone: null },
});
const answer = (ns: readonly number[], more: Partial<PushAnswer> = {}): PushAnswer => ({
  protocol: 1,
  epoch,
  outcomes: ns.map((n) => ({
    n,
    status: 'applied',
    recordId: personId,
    position: n,
    version: n,
    receivedAt: '2026-11-21T09:00:05.000Z',
  })),
  ackedN: ns.at(-1) ?? 0,
  safeN: 0,
  serverTime: '2026-11-21T09:00:05.000Z',
  ...more,
});

const stateOf = (store: DeviceStore) =>
  new Promise<{ readonly pending: number; readonly loss: unknown }>((resolve) => {
    const stop = store.watchState().subscribe((state) => {
      resolve(state);
      queueMicrotask(() => stop());
    });
  });
const phoneOf = async (store: DeviceStore) => (await store.readRecord('person', personId))?.body.phone;
const names = async (store: DeviceStore) => {
  const batch = await store.outbox.nextBatch(100);
  return { replicaId: batch.replicaId, ns: batch.operations.map(({ n }) => n), left: batch.pending };
};

/** The store as it was after so many operations, and closed. */
async function setBackTo(last: number, { inside: { db }, close }: DeviceStore): Promise<void> {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const meta = await db.meta.get('store');
    if (!meta) throw new Error('no meta row');
    await db.outbox.where('n').above(last).delete();
    await db.meta.put({ ...meta, counter: last, sequence: last });
  });
  close();
}

/** Writes three, with two delivered if asked, and closes. Returns the name they were written under. */
async function work(phone: Phone, delivered: readonly number[] = []): Promise<string> {
  const { store, settle, close } = await open(phone);
  await store.write([putPerson]);
  await store.write([setPhone('11'), setPhone('22')], { grouped: true });
  if (delivered.length > 0) await store.outbox.applyPushAnswer(answer(delivered));
  await settle();
  close();
  return store.replicaId;
}

describe('a store that the browser has lost', () => {
  it('JRN20 comes back from the journal, and goes to the server under the names it had', async () => {
    const phone = newPhone();
    const replicaId = await work(phone);
    phone.database = new IDBFactory();
    const { store } = await open(phone);
    expect(store.replicaId).not.toBe(replicaId);
    expect(await phoneOf(store)).toBe('22');
    expect(await names(store)).toEqual({ replicaId, ns: [1, 2, 3], left: 0 });
    const { operations } = await store.outbox.nextBatch(100);
    expect(operations[1]?.groupId).toBe(operations[2]?.groupId);
    expect((await stateOf(store)).loss).toMatchObject({
      outcome: 'rebuilt',
      restored: 3,
      mayBeLost: 0,
      lastAt: at,
      isTold: false,
      isReported: false,
    });
  });

  it('JRN21 writes on under a new name, after what it had', async () => {
    const phone = newPhone();
    const replicaId = await work(phone);
    phone.database = new IDBFactory();
    const { store } = await open(phone);
    await store.write([setPhone('33')]);
    expect(await names(store)).toEqual({ replicaId, ns: [1, 2, 3], left: 1 });
    await store.outbox.applyPushAnswer(answer([1, 2, 3]), replicaId);
    expect(await names(store)).toEqual({ replicaId: store.replicaId, ns: [1], left: 0 });
    await store.outbox.applyPushAnswer(answer([1]), store.replicaId);
    expect((await stateOf(store)).pending).toBe(0);
    expect(await phoneOf(store)).toBe('33');
  });

  it('JRN20 asks again for what the server has answered for: it may have been set back since', async () => {
    const phone = newPhone();
    const replicaId = await work(phone, [1, 2]);
    phone.database = new IDBFactory();
    const { store } = await open(phone);
    expect(await names(store)).toEqual({ replicaId, ns: [1, 2, 3], left: 0 });
    expect(await phoneOf(store)).toBe('22');
    expect((await stateOf(store)).loss).toMatchObject({ restored: 1, mayBeLost: 0 });
  });

  it('JRN23 what the server keeps in quarantine is asked for again', async () => {
    const phone = newPhone();
    const first = await open(phone);
    await first.store.write([putPerson, setPhone('11'), setPhone('22')]);
    const { outcomes } = answer([1, 3]);
    await first.store.outbox.applyPushAnswer(
      answer([], {
        outcomes: [
          ...outcomes,
          { n: 2, status: 'quarantined', reason: 'notAllowed', detail: '', receivedAt: at },
        ],
        ackedN: 3,
      }),
    );
    await first.settle();
    first.close();
    phone.database = new IDBFactory();
    const { store } = await open(phone);
    expect(await names(store)).toEqual({ replicaId: first.store.replicaId, ns: [1, 2, 3], left: 0 });
  });

  it('JRN22 set back under its own name takes up what it lacks, and never uses a number twice', async () => {
    const phone = newPhone();
    const replicaId = await work(phone);
    const torn = await open(phone);
    torn.kept.stop();
    await setBackTo(1, torn.store);
    const { store, kept } = await open(phone);
    await kept.compared;
    await store.write([setPhone('33')]);
    expect(await names(store)).toEqual({ replicaId, ns: [1, 2, 3], left: 1 });
    await store.outbox.applyPushAnswer(answer([1, 2, 3]), replicaId);
    const after = await names(store);
    expect(after.ns).toEqual([1]);
    expect(after.replicaId).not.toBe(replicaId);
    expect((await stateOf(store)).loss).toMatchObject({ outcome: 'rebuilt', restored: 2 });
  });

  it('JRN26 goes on under a new name when the server waits for what nobody has any more', async () => {
    const phone = newPhone();
    const replicaId = await work(phone);
    const bytes = phone.files.bytes('a').slice();
    // The first frame with a payload: what the server had, and has lost in the meantime.
    bytes[150] = (bytes[150] ?? 0) ^ 1;
    phone.files.put('a', bytes);
    phone.database = new IDBFactory();
    const { store } = await open(phone);
    await store.outbox.resendFrom(2, replicaId);
    expect(await names(store)).toEqual({ replicaId, ns: [2, 3], left: 0 });
    await store.outbox.resendFrom(1, replicaId);
    const after = await names(store);
    expect(after.ns).toEqual([1, 2]);
    expect([replicaId, store.replicaId]).not.toContain(after.replicaId);
  });

  it('JRN24 is rebuilt once, however often it is opened', async () => {
    const phone = newPhone();
    const replicaId = await work(phone);
    phone.database = new IDBFactory();
    for (let time = 0; time < 3; time += 1) {
      const { store, settle, close } = await open(phone);
      await settle();
      expect(await names(store)).toEqual({ replicaId, ns: [1, 2, 3], left: 0 });
      close();
    }
  });

  it('JRN24 lost a second time, it comes back a second time', async () => {
    const phone = newPhone();
    const first = await work(phone);
    phone.database = new IDBFactory();
    const again = await open(phone);
    await again.store.write([setPhone('33')]);
    await again.settle();
    again.close();
    phone.database = new IDBFactory();
    const { store } = await open(phone);
    expect(await names(store)).toEqual({ replicaId: first, ns: [1, 2, 3], left: 1 });
    await store.outbox.applyPushAnswer(answer([1, 2, 3]), first);
    expect(await names(store)).toEqual({ replicaId: again.store.replicaId, ns: [1], left: 0 });
  });

  it('JRN14 with a hole in the journal says how many may be lost, and keeps the rest', async () => {
    const phone = newPhone();
    const replicaId = await work(phone);
    const bytes = phone.files.bytes('a').slice();
    bytes[150] = (bytes[150] ?? 0) ^ 1;
    phone.files.put('a', bytes);
    phone.database = new IDBFactory();
    const { store } = await open(phone);
    expect(await names(store)).toEqual({ replicaId, ns: [2, 3], left: 0 });
    expect((await stateOf(store)).loss).toMatchObject({ restored: 2, mayBeLost: 1, damaged: 1 });
  });

  it('JRN14 with another key says that it is all lost, and does not break', async () => {
    const phone = newPhone();
    await work(phone);
    phone.database = new IDBFactory();
    const { store } = await open(phone, new Uint8Array(32).fill(9));
    expect((await stateOf(store)).loss).toMatchObject({ outcome: 'rebuilt', restored: 0, mayBeLost: 3 });
  });

  it('JRN14 without any journal says what the third marker knows', async () => {
    const phone = newPhone();
    await work(phone, [1]);
    phone.database = new IDBFactory();
    phone.files = createMemoryJournalFiles();
    const { store } = await open(phone);
    expect((await stateOf(store)).loss).toMatchObject({
      outcome: 'lost',
      restored: 0,
      mayBeLost: 2,
      lastAt: at,
    });
  });

  it('JRN14 set back while the journal cannot be opened, it counts what was lost, not what has taken its numbers since', async () => {
    const phone = newPhone();
    await work(phone);
    const full = await open(phone);
    phone.isBusy = true;
    await full.store.write([setPhone('33')]);
    await full.store.write([setPhone('44')]);
    await full.settle();
    full.kept.stop();
    await setBackTo(3, full.store);
    const { store, kept, settle } = await open(phone);
    expect(kept.status.current()).toEqual({ state: 'behind', reason: 'busy' });
    await store.write([setPhone('55')]);
    phone.isBusy = false;
    await settle();
    expect((await stateOf(store)).loss).toMatchObject({ outcome: 'rebuilt', mayBeLost: 2 });
    expect(await phoneOf(store)).toBe('55');
  });

  it('JRN14 lost after days in which the journal could not be opened, it counts what was written in them', async () => {
    const phone = newPhone();
    await work(phone, [1, 2, 3]);
    phone.isBusy = true;
    for (const digits of ['33', '44']) {
      const { store, settle, close } = await open(phone);
      await store.write([setPhone(digits)]);
      await settle();
      close();
    }
    phone.database = new IDBFactory();
    phone.isBusy = false;
    const { store } = await open(phone);
    expect((await stateOf(store)).loss).toMatchObject({ outcome: 'rebuilt', mayBeLost: 2 });
  });

  it('JRN14 counts what two tabs have written', async () => {
    const phone = newPhone();
    const tabs = [await open(phone), await open(phone)];
    for (const [index, { store, settle }] of tabs.entries()) {
      await settle();
      await store.write([setPhone(`${index}`)]);
    }
    expect(phone.copy).toMatchObject({ counter: 2, undelivered: 2 });
  });

  it('JRN14 counts what was withheld from the server: it lay nowhere but here', async () => {
    const phone = newPhone();
    const { store, settle, close } = await open(phone);
    await store.write([putPerson]);
    const unread = { n: 1, status: 'quarantined', reason: 'unreadable', detail: '', receivedAt: at } as const;
    await store.outbox.applyPushAnswer(answer([], { outcomes: [unread], ackedN: 1 }));
    await settle();
    close();
    phone.database = new IDBFactory();
    phone.files = createMemoryJournalFiles();
    const { store: anew } = await open(phone);
    expect((await stateOf(anew)).loss).toMatchObject({ outcome: 'lost', mayBeLost: 1 });
  });

  it('JRN15 with everything gone claims nothing', async () => {
    const phone = newPhone();
    await work(phone);
    const { store } = await open(newPhone());
    expect(await stateOf(store)).toMatchObject({ loss: null, pending: 0 });
  });
});

describe('the journal of a store that is whole', () => {
  it('JRN11 holds nothing that can be read without the key', async () => {
    const phone = newPhone();
    await work(phone);
    const text = new TextDecoder('latin1').decode(phone.files.bytes('a'));
    expect(text).not.toContain('Astrid');
    expect(text).not.toContain('given');
    expect(JSON.stringify(phone.copy)).not.toContain(personId);
  });

  it('JRN6 that has no room is said to be behind, holds up nothing, and is brought up later', async () => {
    const phone = newPhone();
    const { store, kept, settle, close } = await open(phone);
    await settle();
    phone.files.limit(0);
    await store.write([putPerson]);
    await settle();
    expect(kept.status.current()).toEqual({ state: 'behind', reason: 'full' });
    phone.files.limit(null);
    await store.write([setPhone('11')]);
    await settle();
    expect(kept.status.current()).toEqual({ state: 'kept' });
    close();
    phone.database = new IDBFactory();
    expect((await names((await open(phone)).store)).ns).toEqual([1, 2]);
  });

  it('JRN12 is brought up at the next start with what a kill kept from it', async () => {
    const phone = newPhone();
    const early = phone.files;
    phone.files = createMemoryJournalFiles();
    const replicaId = await work(phone);
    phone.files = early;
    const { settle, close } = await open(phone);
    await settle();
    close();
    phone.database = new IDBFactory();
    expect(await names((await open(phone)).store)).toEqual({ replicaId, ns: [1, 2, 3], left: 0 });
  });

  it('JRN25 follows a store that gets a new name, and forgets the old one', async () => {
    const phone = newPhone();
    const { store, settle, close } = await open(phone);
    await store.write([putPerson, setPhone('11')]);
    await settle();
    await store.outbox.renameReplica();
    await settle();
    const renamed = await names(store);
    close();
    phone.database = new IDBFactory();
    const after = await open(phone);
    expect(await names(after.store)).toEqual({ ...renamed, left: 0 });
    expect(renamed.replicaId).not.toBe(store.replicaId);
  });
});
