import { toPlan } from '#domain/exercises/exercise-plan.ts';
import { toPointTaskId, toStepNoteId } from '#domain/exercises/exercise-ids.ts';
import { addDays } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import { exerciseScenario } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import type { DemoContext } from './demo-context.ts';
import { toDemoRecord } from './demo-record.ts';

type Held = {
  readonly leader: string;
  readonly scenario: string;
  readonly daysAgo: number;
  readonly participants: number;
  readonly notes: { readonly [step: string]: string };
  /** The first has become a follow-up, which is done. */
  readonly points: readonly string[];
  readonly outcome: string;
};

const held: readonly Held[] = [
  {
    leader: 'siri',
    scenario: 'langvarig-strombrudd',
    daysAgo: 41,
    participants: 7,
    notes: {
      'situasjon-1': 'Lista kom ut på ti minutter. To adresser manglet oppgang.',
      'situasjon-2': 'Vi møtes på basen kl. 12, 16 og 20. Uklart hvem som kjører til dem nord for brua.',
      tilbakeblikk: 'Alle visste hvem som hadde oksygen. Ingen visste hvor lommelyktene lå.',
    },
    points: ['Legg to hodelykter i hver bil', 'Skriv ned møtetider ved strømbrudd og heng dem opp'],
    outcome: 'Hodelykter ligger i hanskerommet i alle bilene.',
  },
  {
    leader: 'tone',
    scenario: 'brann-ved-kommunal-institusjon',
    daysAgo: 96,
    participants: 9,
    notes: {
      'situasjon-1': 'Vi brukte fire minutter før døra til rom 14 var lukket.',
      tilbakeblikk: 'Natt og dag har ulike vaner med nøklene.',
    },
    points: ['Øv på å flytte en seng gjennom branndøra, også på natt'],
    outcome: 'Øvd på begge avdelingene, to netter.',
  },
];

/** Exercises that have been held, by the leaders of the log-in page. */
export function* exercises(context: DemoContext): Generator<DemoRecord> {
  for (const one of held) yield* exercise(context, one);
}

function* exercise({ staff, content, random, today }: DemoContext, one: Held): Generator<DemoRecord> {
  const leader = staff.find(({ subject }) => subject === one.leader);
  const shipped = content.find(
    ({ body }) => body.type === 'exercise' && body.url.endsWith(`/${one.scenario}`),
  );
  if (!leader || !shipped) return;
  const own = random.fork(`exercise ${one.scenario}`);
  const { unitId } = leader;
  const on = addDays(today, -one.daysAgo);
  const at = (minutes: number): string =>
    new Date(Date.parse(osloInstant(on, '13:00')) + minutes * 60_000).toISOString();
  const exerciseId = own.uuid();
  const add = <K extends 'exercise' | 'exerciseEvent' | 'exerciseNote' | 'task'>(
    kind: K,
    id: string,
    body: RecordBody<K>,
    when: number,
  ): DemoRecord => toDemoRecord(kind, id, body, leader.id, at(when));
  const { roles, steps } = exerciseScenario.parse(shipped.body.resource);
  const body: RecordBody<'exercise'> = {
    unitId,
    scenario: shipped.id,
    length: 'short',
    on,
    heldBy: leader.id,
    participants: one.participants,
    roles: roles.slice(0, 1).map((role) => ({ role: role.id, staffId: leader.id, name: leader.body.name })),
  };
  yield add('exercise', exerciseId, body, -10);
  const event = (what: RecordBody<'exerciseEvent'>['what'], when: number, step?: string): DemoRecord =>
    add(
      'exerciseEvent',
      own.uuid(),
      { exerciseId, unitId, what, by: leader.id, at: at(when), ...(step === undefined ? {} : { step }) },
      when,
    );
  yield event('run', 0);
  const plan = toPlan(steps, 'short');
  for (const { step, to } of plan) {
    const text = one.notes[step.id];
    if (text !== undefined)
      yield add(
        'exerciseNote',
        toStepNoteId(exerciseId, step.id),
        { exerciseId, unitId, kind: 'step', key: step.id, text },
        to,
      );
    yield event('done', to + 1, step.id);
  }
  const end = (plan.at(-1)?.to ?? 0) + 2;
  for (const [index, text] of one.points.entries()) {
    const id = own.uuid();
    yield add('exerciseNote', id, { exerciseId, unitId, kind: 'point', key: id, text }, end);
    if (index > 0) continue;
    const task: RecordBody<'task'> = {
      personId: null,
      unitId,
      title: text,
      due: addDays(on, 14),
      assignedTo: leader.id,
      status: 'done',
      outcome: one.outcome,
      source: { kind: 'exercise', id: exerciseId },
    };
    yield add('task', toPointTaskId(id, unitId), task, end);
  }
  yield event('end', end);
}
