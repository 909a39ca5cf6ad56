// First: it brings the database the phones keep their things in.
import { createEngineDevice, type EngineDevice } from './engine-device.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessPage } from '#protocol/supervision.ts';
import { clearTombstones } from '#server/sync/clear-tombstones.ts';
import { answer, putDraft, putTask, sign } from './operations.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { persons, solvik, staff, units, type Subject } from './test-tenants.ts';

let server: TestServer;
const phones: EngineDevice[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.close();
});
afterAll(() => server.remove());

/** The production store and engine, logged in, over HTTP. */
async function takePhone(subject: Subject): Promise<EngineDevice> {
  const { cookie } = await server.as(subject);
  const address = `http://localhost:${server.port}`;
  const who = { tenantId: solvik, staffId: staff[subject], unitId: units.north };
  const phone = await createEngineDevice(() => ({ address, cookie }), who);
  phones.push(phone);
  return phone;
}

/** Two rounds: one may have been under way already, the next begins after what was done before the call. */
async function exchange(phone: EngineDevice): Promise<void> {
  await phone.sync();
  await phone.sync();
}

describe('a phone that has been away for half a year', () => {
  it('SYN45 SYN71 drops what left its scopes long ago, and delivers what it had written', async () => {
    const [kari, siri] = [await takePhone('kari'), await takePhone('siri')];
    const [stays, leaves] = [randomUUID(), randomUUID()];
    await kari.store.write([putTask({}, stays), putTask({}, leaves)]);
    await exchange(kari);
    await exchange(siri);
    const seen = await siri.store.readRecord('task', leaves);
    const base = { unitId: seen?.stamps['unitId']?.operation ?? null };
    await siri.store.write([
      { type: 'record.patch', id: leaves, kind: 'task', fields: { unitId: units.south }, base },
    ]);
    await exchange(siri);
    await clearTombstones(server.database.pool, solvik, new Date(Date.now() + 181 * 24 * 60 * 60 * 1000));
    const written = await kari.write('Skrevet uten nett');
    expect(await kari.store.readRecord('task', leaves)).not.toBeNull();
    await exchange(kari);
    expect(await kari.store.readRecord('task', leaves)).toBeNull();
    expect(await kari.store.readRecord('task', stays)).toMatchObject({ delivery: { state: 'delivered' } });
    expect(await kari.acknowledged()).toContain(written);
    await exchange(siri);
    expect(await siri.store.readRecord('task', written)).toMatchObject({
      body: { title: 'Skrevet uten nett' },
    });
  });
});

describe('one person’s two phones', () => {
  it('MRG7 SYN85 what she wrote last stands on both, whichever comes first', async () => {
    const [first, second] = [await takePhone('kari'), await takePhone('kari')];
    const form = randomUUID();
    await first.store.write([putDraft(form)]);
    await exchange(first);
    await exchange(second);
    await first.store.write([answer(form, 'weight', 'older')]);
    await new Promise((done) => void setTimeout(done, 5));
    await second.store.write([answer(form, 'weight', 'newer')]);
    await exchange(second);
    await exchange(first);
    await exchange(second);
    for (const { store } of [first, second]) {
      expect(await store.readRecord('response', form)).toMatchObject({
        body: { response: { item: [{ answer: [{ valueString: 'newer' }] }] } },
        delivery: { state: 'delivered' },
      });
    }
  });
});

describe('two people without contact', () => {
  it('MRG11 MRG55 sign the same form: one proposal on both phones, and one decision ends it', async () => {
    const [kari, siri] = [await takePhone('kari'), await takePhone('siri')];
    const form = randomUUID();
    await kari.store.write([putDraft(form)]);
    await exchange(kari);
    await exchange(siri);
    await kari.store.write([answer(form, 'weight', '62'), sign(form, '62')]);
    await siri.store.write([answer(form, 'weight', '61'), sign(form, '61')]);
    await exchange(kari);
    await exchange(siri);
    await exchange(kari);
    const onBoth = () => Promise.all([kari, siri].map(({ store }) => store.readRecord('response', form)));
    for (const kept of await onBoth()) {
      expect(kept?.body.alsoSigned).toMatchObject([{ by: staff.siri }]);
      expect(kept?.body.lateAnswers ?? []).toEqual([]);
      expect(kept?.delivery).toEqual({ state: 'attention', reason: 'conflict' });
    }
    const of = (await onBoth())[0]?.body.alsoSigned?.[0]?.operation ?? '';
    await kari.store.write([
      { type: 'amendment.settle', id: form, of, decision: 'declined', reason: 'Feil vekt', base: null },
    ]);
    await exchange(kari);
    await exchange(siri);
    const [onKaris, onSiris] = await onBoth();
    expect(onSiris?.body).toEqual(onKaris?.body);
    expect([onKaris, onSiris].map((kept) => kept?.delivery.state)).toEqual(['delivered', 'delivered']);
    expect(onKaris?.body.alsoSigned?.[0]?.settled).toMatchObject({ by: staff.kari, decision: 'declined' });
  });
});

describe('a row on the phone that no longer opens', () => {
  it('JRN27 SYN22 holds up nothing: all that opens is delivered, once, and the loss is written down', async () => {
    const [kari, siri] = [await takePhone('kari'), await takePhone('siri')];
    const delivered = await kari.write('Levert');
    await exchange(kari);
    const [before, broken, after] = [
      await kari.write('Før'),
      await kari.write('Ødelagt'),
      await kari.write('Etter'),
    ];
    await breakOutbox(kari, broken);
    await exchange(kari);
    await exchange(kari);
    const batch = await kari.store.outbox.nextBatch(100);
    expect(batch).toMatchObject({ operations: [], pending: 0 });
    expect(await kari.acknowledged()).toEqual([delivered, before, after]);
    await exchange(siri);
    for (const id of [delivered, before, after]) {
      expect(await siri.store.readRecord('task', id)).toMatchObject({ body: { status: 'open' } });
    }
    expect(await siri.store.readRecord('task', broken)).toBeNull();
    const { setAside } = (await kari.store.inside.db.meta.get('store')) ?? {};
    expect(setAside).toMatchObject([{ n: 3, kind: 'task' }]);
    // And she goes on as before.
    const next = await kari.write('Neste');
    await exchange(kari);
    expect(await kari.acknowledged()).toContain(next);
  });
});

describe('what was opened on a phone without network', () => {
  it('is in the log, all of it, with why, among other work and in the order it was done', async () => {
    const [kari, admin] = [await takePhone('kari'), await server.as('admin')];
    const person = { kind: 'person', recordId: persons.bjorn, personId: persons.bjorn, unitId: units.north };
    await kari.store.logAccess({ ...person, action: 'searchHit' });
    kari.store.accessReasons.put(persons.bjorn, 'Kvalitetsarbeid');
    await kari.store.logAccess({ ...person, action: 'open' });
    await kari.store.logAccess({ ...person, action: 'copy' });
    await kari.write('Mens hun så på');
    await kari.store.logAccess({ ...person, action: 'print' });
    const about = { personId: null, unitId: null };
    await kari.store.logAccess({
      ...about,
      action: 'export',
      kind: 'unsent',
      recordId: kari.store.replicaId,
    });
    await exchange(kari);
    const log = await admin.request(`/admin/access?staffId=${staff.kari}`);
    const { events } = accessPage.parse(await log.json());
    const lines = events.filter(
      ({ recordId }) => recordId === persons.bjorn || recordId === kari.store.replicaId,
    );
    expect(new Set(lines.map(({ action, reason, role }) => `${action} ${reason} ${role}`))).toEqual(
      new Set([
        'searchHit null nurse',
        'open Kvalitetsarbeid nurse',
        'copy Kvalitetsarbeid nurse',
        'print Kvalitetsarbeid nurse',
        'export null nurse',
      ]),
    );
  });
});

/** Flips a bit in what is sealed of the operation on this record, past Dexie and the vault. */
async function breakOutbox({ store }: EngineDevice, recordId: string): Promise<void> {
  const { db } = store.inside;
  const [sequence] = await db.outbox.where('recordId').equals(recordId).primaryKeys();
  const rows = db.backendDB().transaction('outbox', 'readwrite').objectStore('outbox');
  const row = (await answered(rows.get(sequence ?? 0))) as { readonly operation: Uint8Array };
  await answered(
    rows.put({ ...row, operation: row.operation.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) }),
  );
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('failed')));
  });
