import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { pushAnswer } from '#protocol/push.ts';
import { accessPage } from '#protocol/supervision.ts';
import { createSession } from '#server/auth/session-store.ts';
import { putDraft, putTask, sign, voidForm } from './operations.ts';
import {
  createDevice,
  operationOf,
  startTestServer,
  type TestDevice,
  type TestServer,
} from './test-server.ts';
import { persons, solvik, staff, units } from './test-tenants.ts';

let server: TestServer;
let time: number;
/** One device each for those who change rights: their own later word counts. */
let admin: TestDevice;
let siri: TestDevice;
beforeAll(async () => {
  time = Date.now();
  server = await startTestServer({}, { now: () => new Date(time) });
  [admin, siri] = [await server.as('admin'), await server.as('siri')];
});
afterAll(() => server.remove());
afterEach(async () => {
  await setRoles(staff.kari, [{ role: 'nurse', unitId: units.north }]);
  await setRoles(staff.liv, [{ role: 'learner', unitId: units.north }]);
  await siri.push([movePerson(persons.anne, units.north)]);
});

const minutes = (count: number): number => count * 60_000;
const pass = (milliseconds: number): void => void (time += milliseconds);

/** A phone that writes down its own time, right or wrong, and pushes when it is told to. */
function phoneOf(device: TestDevice, clockError = 0) {
  const queue: object[] = [];
  let lastN = 0;
  return {
    write: (body: OperationBody): void => {
      const n = lastN + queue.length + 1;
      queue.push({ ...operationOf(body, n), at: new Date(time + clockError).toISOString() });
    },
    push: async (): Promise<readonly string[]> => {
      const response = await device.pushRaw({
        firstN: lastN + 1,
        operations: queue,
        sentAt: new Date(time + clockError).toISOString(),
      });
      const { outcomes } = pushAnswer.parse(await response.json());
      lastN += queue.length;
      queue.length = 0;
      return outcomes.map((outcome) =>
        outcome.status === 'quarantined' ? `${outcome.reason} ${outcome.detail}`.trim() : outcome.status,
      );
    },
  };
}

const setRoles = async (staffId: string, roles: readonly object[]): Promise<void> => {
  const { outcomes } = await admin.push([
    {
      type: 'record.patch',
      id: staffId,
      kind: 'staff',
      fields: { roles: roles as never },
      base: { roles: null },
    },
  ]);
  expect(outcomes.map(({ status }) => status)).not.toContain('quarantined');
};
const movePerson = (personId: string, unitId: string): OperationBody => ({
  type: 'record.patch',
  id: personId,
  kind: 'person',
  fields: { unitId },
  base: { unitId: null },
});
const done = (id: string): OperationBody => ({
  type: 'record.patch',
  id,
  kind: 'task',
  fields: { status: 'done' },
  base: { status: null },
});
const note = (text: string): OperationBody => ({
  type: 'record.patch',
  id: persons.anne,
  kind: 'person',
  fields: { room: text },
  base: { room: null },
});

describe('operations are judged by the authority at the time they were made', () => {
  it.each([
    ['right', 0],
    ['a year behind', -minutes(525_600)],
    ['a month ahead', minutes(43_200)],
  ])(
    'a nurse who lost her role delivers what she wrote before, not after (clock: %s)',
    async (_, clockError) => {
      const kari = await server.as('kari');
      const phone = phoneOf(kari, clockError);
      pass(minutes(10));
      const task = randomUUID();
      phone.write(putTask({}, task));
      phone.write(done(task));
      pass(minutes(10));
      await setRoles(staff.kari, []);
      pass(minutes(10));
      phone.write(putTask());
      phone.write(done(task));
      expect(await phone.push()).toEqual(['applied', 'applied', 'notAllowed', 'notAllowed']);
    },
  );

  it('who is moved to another unit delivers to the one she left', async () => {
    const kari = await server.as('kari');
    const phone = phoneOf(kari);
    pass(minutes(10));
    phone.write(putTask());
    pass(minutes(10));
    await setRoles(staff.kari, [{ role: 'nurse', unitId: units.south }]);
    pass(minutes(10));
    phone.write(putTask());
    phone.write(putTask({ unitId: units.south, personId: persons.ceciliaSouth }));
    expect(await phone.push()).toEqual(['applied', 'notAllowed', 'applied']);
  });

  it('what was written about a person before she was moved away is taken, not what was written after', async () => {
    const kari = await server.as('kari');
    const phone = phoneOf(kari);
    pass(minutes(10));
    phone.write(note('101'));
    pass(minutes(10));
    await siri.push([movePerson(persons.anne, units.south)]);
    pass(minutes(10));
    phone.write(note('102'));
    expect(await phone.push()).toEqual(['applied', 'notAllowed']);
  });

  it('backdating past what the phone has told does not help', async () => {
    const kari = await server.as('kari');
    pass(minutes(10));
    await setRoles(staff.kari, []);
    pass(minutes(10));
    const early = new Date(time - minutes(60)).toISOString();
    const operation = (n: number): object => ({ n, schema: 1, at: early, body: putTask() });
    // The phone says that nothing more waits …
    await kari.pushRaw({ operations: [{ ...operation(1), at: new Date(time).toISOString() }], pending: 0 });
    pass(minutes(10));
    // … so what comes next was made after that, whatever time it claims.
    const response = await kari.pushRaw({ firstN: 2, operations: [operation(2)] });
    expect(pushAnswer.parse(await response.json()).outcomes).toMatchObject([
      { status: 'quarantined', reason: 'notAllowed' },
    ]);
  });

  it('a right that has come since is enough', async () => {
    const liv = await server.as('liv');
    const phone = phoneOf(liv);
    phone.write(putTask());
    pass(minutes(10));
    await setRoles(staff.liv, [{ role: 'nurse', unitId: units.north }]);
    expect(await phone.push()).toEqual(['applied']);
  });

  it('what was never a right stays none', async () => {
    const kari = await server.as('kari');
    const phone = phoneOf(kari);
    pass(minutes(10));
    phone.write(putTask({ unitId: units.south, personId: persons.ceciliaSouth }));
    phone.write({
      type: 'record.put',
      id: randomUUID(),
      kind: 'unit',
      body: { name: 'Min', kind: 'ward', parentId: null },
    });
    pass(minutes(10));
    await setRoles(staff.kari, []);
    expect(await phone.push()).toEqual(['notAllowed', 'notAllowed']);
  });
});

describe('a device that is closed with work on it', () => {
  it('delivers what was made before, and what was made after is kept in quarantine', async () => {
    const kari = await server.as('kari');
    await kari.request('/session');
    const phone = phoneOf(kari);
    pass(minutes(10));
    phone.write(putTask());
    pass(minutes(10));
    await admin.request(`/admin/devices/${kari.deviceId}/close`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ word: 'Mistet' }),
    });
    pass(minutes(10));
    phone.write(putTask());
    expect(await phone.push()).toEqual(['applied', 'notAllowed deviceClosed']);
    expect((await kari.request('/sync/pull')).status).toBe(403);
  });
});

describe('an access is filed under the role it was made in', () => {
  it('is the role of then, whatever she has become before it is delivered', async () => {
    const phone = phoneOf(await server.as('kari'));
    const opened = (): string => {
      const id = `access:${randomUUID()}`;
      const body = { staffId: staff.kari, action: 'open', kind: 'person', recordId: persons.anne };
      const where = { personId: persons.anne, unitId: units.north, at: new Date(time).toISOString() };
      phone.write({ type: 'event.add', id, kind: 'accessEvent', body: { ...body, ...where } });
      return id;
    };
    pass(minutes(10));
    const asNurse = opened();
    pass(minutes(10));
    await setRoles(staff.kari, [{ role: 'assistant', unitId: units.south }]);
    pass(minutes(10));
    const asOther = opened();
    expect(await phone.push()).toEqual(['applied', 'applied']);
    const response = await admin.request(`/admin/access?staffId=${staff.kari}`);
    const { events } = accessPage.parse(await response.json());
    const lineOf = (id: string) => events.find((line) => line.id === id);
    expect(lineOf(asNurse)).toMatchObject({ role: 'nurse', outside: false });
    expect(lineOf(asOther)).toMatchObject({ role: 'assistant', outside: true });
  });

  it('is the role that opens the unit, not one she has beside it or elsewhere', async () => {
    await setRoles(staff.kari, [
      { role: 'learner', unitId: units.north },
      { role: 'assistant', unitId: units.south },
      { role: 'nurse', unitId: units.home },
    ]);
    const phone = phoneOf(await server.as('kari'));
    pass(minutes(10));
    const id = `access:${randomUUID()}`;
    const body = { staffId: staff.kari, action: 'print', kind: 'person', recordId: persons.anne };
    const where = { personId: persons.anne, unitId: units.north, at: new Date(time).toISOString() };
    phone.write({ type: 'event.add', id, kind: 'accessEvent', body: { ...body, ...where } });
    await phone.push();
    const response = await admin.request(`/admin/access?staffId=${staff.kari}`);
    const { events } = accessPage.parse(await response.json());
    expect(events.find((line) => line.id === id)).toMatchObject({ role: 'nurse', outside: false });
  });
});

describe('voiding what somebody else has signed', () => {
  const signedByOla = async (): Promise<string> => {
    const id = randomUUID();
    const ola = await server.as('ola');
    const { outcomes } = await ola.push([putDraft(id, { startedBy: staff.ola }), sign(id, '62 kg')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    return id;
  };

  it('MRG52 takes a role in the record’s own unit: a nurse elsewhere who helps out here may not', async () => {
    const id = await signedByOla();
    await setRoles(staff.kari, [
      { role: 'assistant', unitId: units.north },
      { role: 'nurse', unitId: units.south },
    ]);
    const phone = phoneOf(await server.as('kari'));
    pass(minutes(10));
    phone.write(voidForm(id));
    expect(await phone.push()).toEqual(['notAllowed']);
    expect((await siri.push([voidForm(id)])).outcomes[0]).toMatchObject({ status: 'applied' });
  });

  it('MRG52 is judged where the record lay when it was done', async () => {
    const id = await signedByOla();
    const phone = phoneOf(await server.as('kari'));
    pass(minutes(10));
    phone.write(voidForm(id));
    pass(minutes(10));
    await siri.push([movePerson(persons.anne, units.south)]);
    pass(minutes(10));
    expect(await phone.push()).toEqual(['applied']);
  });

  it('MRG52 is judged by the role of then, also one held further up', async () => {
    const [here, moved] = [await signedByOla(), await signedByOla()];
    await setRoles(staff.kari, [{ role: 'leader', unitId: units.home }]);
    const phone = phoneOf(await server.as('kari'));
    pass(minutes(10));
    phone.write(voidForm(here));
    pass(minutes(10));
    await setRoles(staff.kari, []);
    pass(minutes(10));
    expect(await phone.push()).toEqual(['applied']);
    await setRoles(staff.kari, [{ role: 'leader', unitId: units.solvik }]);
    pass(minutes(10));
    phone.write(voidForm(moved));
    pass(minutes(10));
    await siri.push([movePerson(persons.anne, units.home)]);
    await setRoles(staff.kari, []);
    pass(minutes(10));
    expect(await phone.push()).toEqual(['applied']);
  });
});

it('nobody borrows the rights of a colleague whose record she tries to change', async () => {
  // She came after the administrator, whose record is the earlier one among the past ones.
  const anna = randomUUID();
  const made = await admin.push([
    {
      type: 'record.put',
      id: anna,
      kind: 'staff',
      body: { name: 'Anna', title: '', roles: [{ role: 'nurse', unitId: units.north }] },
    },
  ]);
  expect(made.outcomes.map(({ status }) => status)).toEqual(['applied']);
  const { cookie } = await createSession(
    server.database.pool,
    { tenantId: solvik, staffId: anna },
    new Date(time),
  );
  const device = createDevice(
    (path, init) => Promise.resolve(server.app.request(path, init)),
    `visitt=${cookie}`,
  );
  const phone = phoneOf(device);
  const promote = (id: string): OperationBody => ({
    type: 'record.patch',
    id,
    kind: 'staff',
    fields: { roles: [{ role: 'administrator', unitId: units.solvik }] },
    base: { roles: null },
  });
  pass(minutes(10));
  phone.write(promote(staff.admin));
  phone.write(promote(anna));
  expect(await phone.push()).toEqual(['notAllowed', 'notAllowed']);
});
