import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#protocol/problem.ts';
import {
  accessPage,
  disputes,
  quarantineContent,
  retryAnswer,
  type Disputes,
} from '#protocol/supervision.ts';
import { answer, putDraft, putTask, sign } from './operations.ts';
import { operationOf, startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { persons, staff, units } from './test-tenants.ts';

let server: TestServer;
let admin: TestDevice;
let siri: TestDevice;
beforeAll(async () => {
  server = await startTestServer();
  [admin, siri] = [await server.as('admin'), await server.as('siri')];
});
afterAll(() => server.remove());

const find = async (device: TestDevice): Promise<Disputes> =>
  disputes.parse(await (await device.request('/admin/disputes')).json());
const decide = (
  device: TestDevice,
  replicaId: string,
  n: number,
  action: 'open' | 'retry' | 'file',
  word = 'Rettet opp',
): Promise<Response> =>
  device.request(`/admin/quarantine/${replicaId}/${n}/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ word }),
  });
const setRole = async (staffId: string, role: string, unitId: string): Promise<void> => {
  const fields = { roles: [{ role, unitId }] };
  await admin.push([{ type: 'record.patch', id: staffId, kind: 'staff', fields, base: { roles: null } }]);
};

describe('what is in quarantine', () => {
  it('is listed with its reason, opened with a word that is logged, and seen by those who may', async () => {
    const liv = await server.as('liv');
    await liv.push([putTask({ title: 'Hemmelig tittel' })]);
    const listed = (await find(siri)).quarantine.find(({ replicaId }) => replicaId === liv.replicaId);
    expect(listed).toMatchObject({ n: 1, staffName: 'Liv', reason: 'notAllowed' });
    expect(JSON.stringify(listed)).not.toContain('Hemmelig');
    const opened = await decide(siri, liv.replicaId, 1, 'open', 'Liv ringte');
    expect(quarantineContent.parse(await opened.json()).raw).toContain('Hemmelig tittel');
    const log = accessPage.parse(await (await admin.request(`/admin/access?staffId=${staff.siri}`)).json());
    expect(log.events[0]).toMatchObject({
      action: 'quarantine.open',
      recordId: `${liv.replicaId}:1`,
      reason: 'Liv ringte',
    });
    const [kari, per, nora] = [await server.as('kari'), await server.as('per'), await server.as('nora')];
    expect((await find(per)).quarantine.length).toBeGreaterThan(0);
    for (const device of [kari, nora, liv]) {
      expect((await device.request('/admin/disputes')).status).toBe(403);
      expect((await decide(device, liv.replicaId, 1, 'open')).status).toBe(403);
    }
    expect((await decide(siri, liv.replicaId, 1, 'open', '')).status).toBe(400);
  });

  it("is tried again when the writer's rights are put right, and her phone hears of it", async () => {
    const liv = await server.as('liv');
    const id = randomUUID();
    await liv.push([putTask({}, id)]);
    const again = retryAnswer.parse(await (await decide(admin, liv.replicaId, 1, 'retry')).json());
    expect(again.outcome).toMatchObject({ status: 'quarantined', reason: 'notAllowed' });
    expect((await liv.pull()).settled ?? []).toEqual([]);
    await setRole(staff.liv, 'nurse', units.north);
    const taken = retryAnswer.parse(await (await decide(admin, liv.replicaId, 1, 'retry')).json());
    expect(taken.outcome).toMatchObject({ status: 'applied', recordId: id });
    const page = await liv.pullAll();
    expect(page.changes.find((change) => change.id === id)).toMatchObject({ change: 'upsert', version: 1 });
    expect((await liv.pull()).settled).toEqual([{ replicaId: liv.replicaId, n: 1 }]);
    expect((await find(admin)).quarantine.some(({ replicaId }) => replicaId === liv.replicaId)).toBe(false);
    const twice = await decide(admin, liv.replicaId, 1, 'retry');
    expect(problem.parse(await twice.json()).type).toBe('notFound');
    await setRole(staff.liv, 'learner', units.north);
  });

  it('is filed as handled, and the answer it was given stays as it was', async () => {
    const liv = await server.as('liv');
    const body = putTask();
    const before = await liv.push([body]);
    expect((await decide(siri, liv.replicaId, 1, 'file', 'Ført på papir')).status).toBe(204);
    expect((await liv.pull()).settled).toContainEqual({ replicaId: liv.replicaId, n: 1 });
    const replay = await liv.pushRaw({ operations: [operationOf(body, 1)] });
    expect(((await replay.json()) as typeof before).outcomes).toEqual(before.outcomes);
  });

  it('of a group is tried as a whole', async () => {
    const liv = await server.as('liv');
    const [first, second] = [randomUUID(), randomUUID()];
    await liv.push([putTask({}, first), putTask({}, second)], 'both');
    await setRole(staff.liv, 'nurse', units.north);
    await decide(admin, liv.replicaId, 2, 'retry');
    const { changes } = await (await server.as('kari')).pullAll();
    expect(changes.filter(({ id }) => id === first || id === second)).toHaveLength(2);
    await setRole(staff.liv, 'learner', units.north);
  });

  it('that nobody can read can be opened and filed, and is refused again when tried', async () => {
    const kari = await server.as('kari');
    await kari.pushRaw({ operations: [{ n: 1, what: 'is this' }] });
    const again = retryAnswer.parse(await (await decide(siri, kari.replicaId, 1, 'retry')).json());
    expect(again.outcome).toMatchObject({ status: 'quarantined', reason: 'unreadable' });
    expect((await decide(siri, kari.replicaId, 1, 'file')).status).toBe(204);
    expect((await decide(siri, kari.replicaId, 1, 'file')).status).toBe(404);
  });

  it("of another leader's people is not there for this one", async () => {
    await setRole(staff.siri, 'leader', units.south);
    const liv = await server.as('liv');
    await liv.push([putTask()]);
    expect((await find(siri)).quarantine.some(({ replicaId }) => replicaId === liv.replicaId)).toBe(false);
    expect((await decide(siri, liv.replicaId, 1, 'open')).status).toBe(404);
    await setRole(staff.siri, 'leader', units.home);
  });
});

describe('where two people disagree', () => {
  it('is listed by unit until somebody has chosen', async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    const [answers, signed] = [randomUUID(), randomUUID()];
    await kari.push([putDraft(answers), answer(answers, 'name', 'a'), putDraft(signed), sign(signed, '1')]);
    await ola.push([answer(answers, 'name', 'b'), sign(signed, '2')]);
    const { conflicts } = await find(siri);
    expect(conflicts.find(({ recordId }) => recordId === answers)).toMatchObject({
      kind: 'response',
      unitId: units.north,
      personId: persons.anne,
      answers: 1,
      versions: 0,
    });
    expect(conflicts.find(({ recordId }) => recordId === signed)?.versions).toBe(1);
  });
});
