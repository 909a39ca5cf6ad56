import { createHash } from 'node:crypto';
import type { OperationBody } from '#domain/merge/operation.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { StorageError } from '#store/device-store.ts';
import type { RecordRow } from '#store/tables.ts';
import type { Device } from './device.ts';
import { toPerson } from './municipality.ts';
import { toUuid } from './seeded-crypto.ts';
import { toWord, wordOf } from './words.ts';
import type { World } from './world.ts';

/** What a device's user has been told is saved: word of the operation to the record it is about. */
export type Saved = Map<string, string>;

export type Nurse = { readonly device: Device; readonly saved: Saved; act(): Promise<void> };

const programme = 'https://visitt.example/programme/perm|1.0.0';
const questionnaire = 'https://visitt.example/Questionnaire/mst|1.0.0';

/** Where in the draw what she does lies: from, and up to. */
const steps = {
  patch: [0.12, 0.35],
  answer: [0.5, 0.7],
  sign: [0.7, 0.77],
  amend: [0.77, 0.81],
} as const;

export type StepName = keyof typeof steps;

/** Somebody who does what nurses and learners do, a little faster. */
export function createNurse(world: World, device: Device, units: readonly string[]): Nurse {
  const { kernel, random } = world;
  const saved: Saved = new Map();
  let count = 0;
  const nextWord = () => toWord(device.name, (count += 1));
  const newId = () => toUuid(random);
  const now = () => new Date(kernel.now()).toISOString();

  const drawRoll = (): number => {
    const wanted = world.hunt.steps;
    if (!wanted || random.chance(0.5)) return random.next();
    const [from, upTo] = steps[random.pick(wanted)];
    return from + random.next() * (upTo - from);
  };

  const draw = (rows: readonly RecordRow[]): readonly OperationBody[] => {
    const shown = rows.filter((row) => row.shown);
    const persons = shown.filter(({ kind }) => kind === 'person');
    const responses = shown.filter(({ kind }) => kind === 'response');
    const drafts = responses.filter(({ shown: copy }) => copy?.body['status'] === 'draft');
    const signed = responses.filter(({ shown: copy }) => copy?.body['status'] === 'signed');
    const roll = drawRoll();
    if (roll < 0.12 || persons.length === 0) return [putPerson(newId(), nextWord(), random.pick(units))];
    if (roll < 0.35) return [patch(random.pick(persons), nextWord())];
    if (roll < 0.4) {
      const moved = patch(random.pick(persons), nextWord());
      const unitId = random.pick(units);
      return [{ ...moved, fields: { ...moved.fields, unitId }, base: { ...moved.base, unitId: null } }];
    }
    if (roll < 0.5 || responses.length === 0) {
      return [putDraft(newId(), nextWord(), random.pick(units), device.staffId)];
    }
    if (roll < 0.7)
      return [answer(random.pick(responses), nextWord(), random.pick(['vekt', 'apetitt', 'bolig/trapp']))];
    if (roll < 0.77) return [sign(random.pick(drafts.length > 0 ? drafts : responses), nextWord())];
    if (roll < 0.81 && signed.length > 0) return [amend(random.pick(signed), nextWord())];
    if (roll < 0.82 && signed.length > 0)
      return [{ type: 'response.void', id: random.pick(signed).id, reason: nextWord() }];
    if (roll < 0.9) return [tick(newId(), nextWord(), device.staffId, now())];
    return [patch(random.pick(persons), nextWord()), tick(newId(), nextWord(), device.staffId, now())];
  };

  const act = async () => {
    if (device.phone.session.staffId !== device.staffId) return;
    const tab = device.tabs[random.between(0, Math.max(0, device.tabs.length - 1))];
    if (!tab) return;
    const operations = draw(await kernel.track(tab.store.inside.db.records.toArray()));
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
    // What died before it could say "lagret" has promised nothing.
    if (tab.dead) return;
    for (const operation of operations) await checkShown(operation);
    if (tab.dead) return;
    for (const operation of operations) saved.set(wordOf(operation) ?? '', operation.id);
    world.note(`saved ${operations.map((operation) => `${wordOf(operation)} ${operation.type}`).join(', ')}`);
    for (const { type } of operations) world.hit(`written: ${type}`);
    tab.runner.kick(operations[0]?.type === 'response.sign' ? 'sign' : 'write');
  };

  /** Invariant 11, the first half: what was just stored is what is shown. */
  const checkShown = async (operation: OperationBody) => {
    const row = await kernel.track(device.inspect().records.get(operation.id));
    const word = wordOf(operation);
    if (row?.shown && word && !JSON.stringify(row.shown.body).includes(word)) {
      world.violate(11, `${device.name} does not show ${operation.type} ${word} which it has just stored`);
    }
  };

  return { device, saved, act };
}

const putPerson = (id: string, word: string, unitId: string): OperationBody => ({
  type: 'record.put',
  kind: 'person',
  id,
  body: toPerson(word, unitId),
});

function patch(row: RecordRow, word: string): Extract<OperationBody, { type: 'record.patch' }> {
  const base = row.shown?.stamps['phone']?.operation ?? null;
  return { type: 'record.patch', kind: 'person', id: row.id, fields: { phone: word }, base: { phone: base } };
}

const putDraft = (id: string, word: string, unitId: string, staffId: string): OperationBody => ({
  type: 'record.put',
  kind: 'response',
  id,
  body: {
    personId: null,
    unitId,
    questionnaire,
    status: 'draft',
    startedBy: staffId,
    startedAt: '2026-11-21T08:00:00Z',
    response: {
      resourceType: 'QuestionnaireResponse',
      status: 'in-progress',
      item: [{ linkId: 'start', answer: [{ valueString: word }] }],
    },
  },
});

const answer = (row: RecordRow, word: string, path: string): OperationBody => ({
  type: 'answer.set',
  id: row.id,
  path,
  answer: [{ valueString: word }],
  base: row.shown?.stamps[path]?.operation ?? null,
});

const toSnapshot = (word: string): { readonly response: QuestionnaireResponse; readonly hash: string } => {
  const response: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    item: [{ linkId: 'vekt', answer: [{ valueString: word }] }],
  };
  return { response, hash: createHash('sha256').update(toCanonicalJson(response)).digest('hex') };
};

const sign = (row: RecordRow, word: string): OperationBody => ({
  type: 'response.sign',
  id: row.id,
  questionnaire,
  ...toSnapshot(word),
  base: Object.fromEntries(
    Object.entries(row.shown?.stamps ?? {}).map(([path, stamp]) => [path, stamp.operation]),
  ),
  openReason: null,
});

const hashOf = ({ shown }: RecordRow): string => {
  const hash = shown?.body['hash'];
  return typeof hash === 'string' ? hash : '';
};

const amend = (row: RecordRow, word: string): OperationBody => ({
  type: 'response.amend',
  id: row.id,
  amends: hashOf(row),
  reason: 'rettet',
  questionnaire,
  ...toSnapshot(word),
});

const tick = (id: string, word: string, learnerId: string, at: string): OperationBody => ({
  type: 'event.add',
  kind: 'progress',
  id,
  body: { learnerId, programme, booklet: word, step: 'read', done: true, on: at.slice(0, 10), at },
});
