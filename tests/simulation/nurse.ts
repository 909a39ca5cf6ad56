import type { OperationBody } from '#domain/merge/operation.ts';
import type { RecordRow } from '#store/tables.ts';
import { StorageError } from '#store/device-store.ts';
import type { Device } from './device.ts';
import { tagOfBody } from './tag.ts';
import type { World } from './world.ts';

/** What a device's user has been told is saved: word of the operation to the record it is about. */
export type Saved = Map<string, string>;

export type Nurse = { readonly device: Device; readonly saved: Saved; act(): Promise<void> };

const programme = 'https://visitt.example/programme/perm|1.0.0';

/** Somebody who does what nurses and learners do, a little faster. */
export function createNurse(world: World, device: Device, units: readonly string[]): Nurse {
  const { kernel, random } = world;
  const saved: Saved = new Map();
  let count = 0;
  const nextTag = () => `${device.name}#${(count += 1)}`;

  const draw = (rows: readonly RecordRow[]): OperationBody[] => {
    const shown = rows.filter((row) => row.shown);
    const persons = shown.filter(({ kind }) => kind === 'person');
    const responses = shown.filter(({ kind }) => kind === 'response');
    const roll = random.next();
    if (roll < 0.15 || persons.length === 0) return [putPerson(nextTag(), random.pick(units))];
    if (roll < 0.4) return [patch(random.pick(persons), nextTag())];
    if (roll < 0.45) {
      const moved = patch(random.pick(persons), nextTag());
      const unitId = random.pick(units);
      return [{ ...moved, fields: { ...moved.fields, unitId }, base: { ...moved.base, unitId: null } }];
    }
    if (roll < 0.55 || responses.length === 0) {
      return [putResponse(nextTag(), random.pick(units), device.staffId)];
    }
    if (roll < 0.8)
      return [answer(random.pick(responses), nextTag(), random.pick(['vekt', 'apetitt', 'bolig/trapp']))];
    if (roll < 0.85) return [sign(random.pick(responses), nextTag())];
    if (roll < 0.92) return [tick(nextTag(), device.staffId, now())];
    return [patch(random.pick(persons), nextTag()), tick(nextTag(), device.staffId, now())];
  };

  const now = () => new Date(kernel.now()).toISOString();

  const act = async () => {
    const tab = device.tabs[random.between(0, Math.max(0, device.tabs.length - 1))];
    if (!tab) return;
    const operations = draw(await kernel.track(device.inspect.records.toArray()));
    if (random.chance(0.3)) {
      // She looks at the phone, which fetches what is new, and writes while it does.
      tab.runner.kick('visible');
      await kernel.delay(random.between(0, 1_000));
    }
    await kernel.delay(random.between(0, 50));
    if (tab.dead) return;
    try {
      await kernel.track(tab.store.write(operations, { grouped: operations.length > 1 }));
    } catch (error) {
      if (error instanceof StorageError) return;
      throw error;
    }
    for (const operation of operations) await checkShown(operation);
    if (random.chance(0.1)) await kernel.delay(random.between(0, 20));
    // What died before it could say "lagret" has promised nothing.
    if (tab.dead) return;
    for (const operation of operations) saved.set(tagOfBody(operation) ?? '', operation.id);
    tab.runner.kick(operations[0]?.type === 'response.sign' ? 'sign' : 'write');
  };

  /** Read your writes: what was just stored is what is shown. */
  const checkShown = async (operation: OperationBody) => {
    const row = await kernel.track(device.inspect.records.get(operation.id));
    if (row?.shown && !JSON.stringify(row.shown.body).includes(JSON.stringify(tagOfBody(operation)))) {
      world.violate(`${device.name} does not show ${tagOfBody(operation)} which it has just stored`);
    }
  };

  return { device, saved, act };
}

export const putPerson = (tag: string, unitId: string): OperationBody => ({
  type: 'record.put',
  kind: 'person',
  id: crypto.randomUUID(),
  body: { given: tag, family: 'Prøve', birthDate: '1940-01-01', unitId, phone: 'ingen' },
});

function patch(row: RecordRow, tag: string): Extract<OperationBody, { type: 'record.patch' }> {
  const base = row.shown?.stamps['phone']?.operation ?? null;
  return { type: 'record.patch', kind: 'person', id: row.id, fields: { phone: tag }, base: { phone: base } };
}

const putResponse = (tag: string, unitId: string, staffId: string): OperationBody => ({
  type: 'record.put',
  kind: 'response',
  id: crypto.randomUUID(),
  body: {
    personId: null,
    unitId,
    questionnaire: tag,
    status: 'draft',
    startedBy: staffId,
    startedAt: '2026-11-21T08:00:00Z',
    response: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
  },
});

const answer = (row: RecordRow, tag: string, path: string): OperationBody => ({
  type: 'answer.set',
  id: row.id,
  path,
  answer: [{ valueString: tag }],
  base: row.shown?.stamps[path]?.operation ?? null,
});

const sign = (row: RecordRow, tag: string): OperationBody => ({
  type: 'response.sign',
  id: row.id,
  questionnaire: tag,
  response: { resourceType: 'QuestionnaireResponse', status: 'completed' },
  base: null,
  openReason: null,
  hash: Buffer.from(tag).toString('hex').padEnd(64, '0').slice(0, 64),
});

const tick = (tag: string, learnerId: string, at: string): OperationBody => ({
  type: 'event.add',
  kind: 'progress',
  id: crypto.randomUUID(),
  body: { learnerId, programme, booklet: tag, step: 'read', done: true, on: at.slice(0, 10), at },
});
