import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { unitScope } from '#protocol/scope.ts';
import { answer, putDraft, putTask, sign } from './operations.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { units } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const north = unitScope(units.north);
const south = unitScope(units.south);

const putPerson = (id: string): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'person',
  body: { given: 'Test', family: 'Flytter', birthDate: '1940-02-03', unitId: units.north },
});
const movePerson = (id: string, unitId: string, base: string | null): OperationBody => ({
  type: 'record.patch',
  id,
  kind: 'person',
  fields: { unitId },
  base: { unitId: base },
});

/** What a device that takes in every page would hold: upserts put, drops of their own scope taken away. */
async function heldBy(
  device: TestDevice,
  cursor: string | null,
  held: ReadonlyMap<string, string> = new Map(),
): Promise<{ readonly held: ReadonlyMap<string, string>; readonly cursor: string }> {
  const pulled = await device.pullAll(cursor);
  const now = new Map(held);
  for (const change of pulled.changes) {
    if (change.change === 'upsert') now.set(change.id, change.scope);
    else if (now.get(change.id) === change.scope) now.delete(change.id);
  }
  return { held: now, cursor: pulled.cursor };
}

async function moving() {
  const [kari, nina, siri] = await Promise.all([server.as('kari'), server.as('nina'), server.as('siri')]);
  const person = randomUUID();
  const about = { personId: person };
  const draft = randomUUID();
  const signed = randomUUID();
  const task = randomUUID();
  const done = await kari.push([
    putPerson(person),
    putDraft(draft, about),
    putDraft(signed, about),
    sign(signed, '62 kg'),
    putTask(about, task),
  ]);
  expect(done.outcomes.map(({ status }) => status)).toEqual(Array(5).fill('applied'));
  return { kari, nina, siri, person, draft, signed, task, all: [person, draft, signed, task] };
}

describe('a person who moves to another unit', () => {
  it('takes with her all that is written about her, for those who have one unit and those who have both', async () => {
    const { kari, nina, siri, person, signed, all } = await moving();
    const before = {
      kari: await heldBy(kari, null),
      nina: await heldBy(nina, null),
      siri: await heldBy(siri, null),
    };
    for (const id of all) expect(before.kari.held.get(id)).toBe(north);
    const other = await kari.push([putTask({ personId: null })]);
    expect((await siri.push([movePerson(person, units.south, null)])).outcomes[0]).toMatchObject({
      status: expect.stringMatching(/applied|conflict/) as string,
    });
    const after = {
      kari: await heldBy(kari, before.kari.cursor, before.kari.held),
      nina: await heldBy(nina, before.nina.cursor, before.nina.held),
      siri: await heldBy(siri, before.siri.cursor, before.siri.held),
    };
    for (const id of all) {
      expect(after.kari.held.has(id)).toBe(false);
      expect(after.nina.held.get(id)).toBe(south);
      expect(after.siri.held.get(id)).toBe(south);
    }
    const [outcome] = other.outcomes;
    expect(outcome?.status === 'applied' && after.kari.held.get(outcome.recordId)).toBe(north);
    // Who comes later holds the same as who was there all along.
    const fresh = await heldBy(await server.as('nina'), null);
    expect(fresh.held).toEqual(after.nina.held);
    const changes = (await (await server.as('nina')).pullAll()).changes;
    const moved = changes.find(({ id }) => id === signed);
    expect(moved?.change === 'upsert' && moved.body).toMatchObject({ status: 'signed', unitId: units.south });
  });

  it('is followed by what somebody without contact wrote about her where she was', async () => {
    const { kari, nina, siri, person } = await moving();
    await siri.push([movePerson(person, units.south, null)]);
    const late = randomUUID();
    const told = await kari.push([putDraft(late, { personId: person }), answer(late, 'weight', '61 kg')]);
    expect(told.outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    const { held } = await heldBy(nina, null);
    expect(held.get(late)).toBe(south);
    expect((await heldBy(kari, null)).held.has(late)).toBe(false);
  });

  it('a service that has ended stays with the unit that gave it, and is seen where she is now', async () => {
    const { kari, nina, siri, person } = await moving();
    const [ended, running] = [randomUUID(), randomUUID()];
    const period = (id: string, start: string, end: string | null): OperationBody => ({
      type: 'record.put',
      id,
      kind: 'servicePeriod',
      body: { personId: person, unitId: units.north, service: 'hjemmesykepleie', start, end },
    });
    await kari.push([period(ended, '2025-01-01', '2025-06-30'), period(running, '2026-01-01', null)]);
    const bodyOf = async (device: TestDevice, id: string) => {
      const change = (await device.pullAll()).changes.findLast((one) => one.id === id);
      return change?.change === 'upsert' ? { scope: change.scope, ...change.body } : change?.change;
    };
    await siri.push([movePerson(person, units.south, null)]);
    expect(await bodyOf(nina, ended)).toMatchObject({
      scope: south,
      unitId: units.north,
      filedIn: units.south,
      end: '2025-06-30',
    });
    expect(await bodyOf(nina, running)).toMatchObject({ scope: south, unitId: units.south });
    expect(await bodyOf(await server.as('kari'), ended)).not.toBeTypeOf('object');
    // Ended after she moved: the unit that ends it gave it last. Then home again, and both are where she is.
    const end: OperationBody = {
      type: 'record.patch',
      id: running,
      kind: 'servicePeriod',
      fields: { end: '2026-11-22' },
      base: { end: null },
    };
    await nina.push([end]);
    await siri.push([movePerson(person, units.north, null)]);
    const home = await server.as('kari');
    expect(await bodyOf(home, ended)).toMatchObject({ scope: north, unitId: units.north });
    expect(await bodyOf(home, running)).toMatchObject({ scope: north, unitId: units.south });
    expect(await bodyOf(await server.as('nina'), running)).not.toBeTypeOf('object');
  });

  it('and back again: nobody keeps a copy where she no longer is', async () => {
    const { kari, nina, siri, person, all } = await moving();
    const start = { kari: await heldBy(kari, null), nina: await heldBy(nina, null) };
    await siri.push([movePerson(person, units.south, null)]);
    const midway = await heldBy(nina, start.nina.cursor, start.nina.held);
    await siri.push([movePerson(person, units.north, null)]);
    const nowKari = await heldBy(kari, start.kari.cursor, start.kari.held);
    const nowNina = await heldBy(nina, midway.cursor, midway.held);
    for (const id of all) {
      expect(nowKari.held.get(id)).toBe(north);
      expect(nowNina.held.has(id)).toBe(false);
    }
  });

  it('while others write about her: no record is left behind', async () => {
    const { nina, siri, person } = await moving();
    const writers = await Promise.all(Array.from({ length: 6 }, () => server.as('kari')));
    const writing = writers.map((device) =>
      device.push(Array.from({ length: 5 }, () => putTask({ personId: person }))),
    );
    const told = await Promise.all([...writing, siri.push([movePerson(person, units.south, null)])]);
    const ids = told.flatMap(({ outcomes }) =>
      outcomes.flatMap((outcome) => (outcome.status === 'quarantined' ? [] : [outcome.recordId])),
    );
    expect(ids).toHaveLength(31);
    const { held } = await heldBy(nina, null);
    for (const id of ids) expect(held.get(id)).toBe(south);
  });
});
