import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { staff, units } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const scenario = 'https://visitt.example/exercises/pandemi|1.0.0';
const exercise = (id: string, unitId: string | null, heldBy: string): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'exercise',
  body: { unitId, scenario, length: 'short', on: '2026-11-22', heldBy },
});
const tick = (exerciseId: string, unitId: string | null, by: string): OperationBody => ({
  type: 'event.add',
  id: randomUUID(),
  kind: 'exerciseEvent',
  body: { exerciseId, unitId, what: 'done', step: 'start', by, at: '2026-11-22T10:00:00Z' },
});
const statuses = async (device: TestDevice, operations: readonly OperationBody[]) =>
  (await device.push(operations)).outcomes.map(({ status }) => status);
const has = async (device: TestDevice, id: string): Promise<boolean> =>
  (await device.pullAll()).changes.some((change) => change.id === id);

it('EXE9 a unit’s exercise is everybody’s in the unit, and two who tick the same step do not disagree', async () => {
  const [siri, kari, nina] = [await server.as('siri'), await server.as('kari'), await server.as('nina')];
  const id = randomUUID();
  expect(
    await statuses(siri, [exercise(id, units.north, staff.siri), tick(id, units.north, staff.siri)]),
  ).toEqual(['applied', 'applied']);
  expect(await statuses(kari, [tick(id, units.north, staff.kari)])).toEqual(['applied']);
  expect(await has(kari, id)).toBe(true);
  expect(await has(nina, id)).toBe(false);
  expect(await statuses(nina, [tick(id, units.north, staff.nina)])).toEqual(['quarantined']);
});

it('EXE11 a unit’s exercise is begun by its leader alone', async () => {
  const [siri, kari] = [await server.as('siri'), await server.as('kari')];
  const [hers, another] = [exercise(randomUUID(), units.north, staff.kari), randomUUID()];
  expect(await statuses(kari, [hers])).toEqual(['quarantined']);
  expect(await statuses(siri, [exercise(another, units.north, staff.siri)])).toEqual(['applied']);
  const patch: OperationBody = {
    type: 'record.patch',
    id: another,
    kind: 'exercise',
    fields: { participants: 7 },
    base: { participants: null },
  };
  expect(await statuses(kari, [patch])).toEqual(['applied']);
});

it('EXE9 the municipality’s is read by everybody and held by an administrator or a professional lead', async () => {
  const [per, admin, kari] = [await server.as('per'), await server.as('admin'), await server.as('kari')];
  const id = randomUUID();
  expect(await statuses(per, [exercise(id, null, staff.per)])).toEqual(['applied']);
  expect(await statuses(admin, [tick(id, null, staff.admin)])).toEqual(['applied']);
  expect(await has(kari, id)).toBe(true);
  expect(await statuses(kari, [tick(id, null, staff.kari)])).toEqual(['quarantined']);
  // She writes what all share of learning, and holds no exercise by that.
  const mette = await server.as('mette');
  expect(
    await statuses(mette, [exercise(randomUUID(), null, staff.mette), tick(id, null, staff.mette)]),
  ).toEqual(['quarantined', 'quarantined']);
});

it('EXE10 the scenarios come to every phone with the other content', async () => {
  const kari = await server.as('kari');
  expect(await has(kari, scenario)).toBe(true);
});
