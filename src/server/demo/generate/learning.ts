import { addDays, addMonths, daysBetween, type Day } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import { programme as programmeSchema, type Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import type { DemoContext } from './demo-context.ts';
import { toDemoRecord } from './demo-record.ts';
import type { DemoStaff } from './demo-staff.ts';
import type { Random } from './random.ts';

type Course = {
  readonly monthsAgo: number;
  /** Booklets wholly done, and steps of the next one. */
  readonly booklets: number;
  readonly steps: number;
  readonly status: RecordBody<'enrolment'>['status'];
};

/** Half-way after six months: what `liv` sees. */
const livsCourse: Course = { monthsAgo: 6, booklets: 4, steps: 2, status: 'active' };

/** Learners of three groups: on their way, late, finished, stopped. */
export function* learning(context: DemoContext): Generator<DemoRecord> {
  const learners = context.staff.filter(({ body }) => body.roles.some(({ role }) => role === 'learner'));
  const dementia = programmeCalled(context, 'demensomsorgens-abc-perm-1');
  const ageing = programmeCalled(context, 'eldreomsorgens-abc-grunnperm');
  for (const [index, learner] of learners.entries()) {
    const random = context.random.fork(`learner ${learner.id}`);
    const isLiv = learner.subject === 'liv';
    const course = isLiv ? livsCourse : toCourse(index, random);
    yield* enrolment(context.today, learner, isLiv || index % 3 !== 0 ? dementia : ageing, course, random);
    if (isLiv) yield note(context.today, learner, dementia, random);
  }
}

function toCourse(index: number, random: Random): Course {
  if (index % 9 === 4) return { monthsAgo: 14, booklets: random.int(5, 8), steps: 1, status: 'active' };
  if (index % 9 === 7) return { monthsAgo: random.int(11, 13), booklets: 10, steps: 0, status: 'completed' };
  if (index % 9 === 2)
    return { monthsAgo: 5, booklets: 1, steps: 2, status: index === 2 ? 'stopped' : 'paused' };
  const monthsAgo = random.int(1, 10);
  return {
    monthsAgo,
    booklets: Math.max(0, monthsAgo - random.int(0, 2)),
    steps: random.int(0, 2),
    status: 'active',
  };
}

function* enrolment(
  today: Day,
  learner: DemoStaff,
  programme: Programme,
  { monthsAgo, booklets, steps, status }: Course,
  random: Random,
): Generator<DemoRecord> {
  const startedOn = addMonths(today, -monthsAgo);
  const canonical = `${programme.url}|${programme.version}`;
  const body: RecordBody<'enrolment'> = {
    learnerId: learner.id,
    programme: canonical,
    startedOn,
    status,
    workplaces: [{ unitId: learner.unitId, from: startedOn }],
    ...endingOf(status, addDays(today, -(20 + (booklets % 5) * 9))),
  };
  yield toDemoRecord('enrolment', random.uuid(), body, learner.id, osloInstant(startedOn, '12:00'));
  const ticked = programme.booklets.flatMap(({ id }, index) =>
    programme.steps
      .slice(0, index < booklets ? programme.steps.length : index === booklets ? steps : 0)
      .map((step) => ({ booklet: id, step })),
  );
  const days = Math.max(1, daysBetween(startedOn, today) - 3);
  for (const [index, { booklet, step }] of ticked.entries()) {
    const on = addDays(startedOn, Math.floor(((index + 1) * days) / (ticked.length + 1)));
    const at = osloInstant(on, `${random.int(16, 21)}:${random.int(10, 59)}`);
    const progress = { learnerId: learner.id, programme: canonical, booklet, step, done: true, on, at };
    yield toDemoRecord('progress', random.uuid(), progress, learner.id, at);
  }
}

/** Why and since when a perm is not being worked on. */
function endingOf(
  status: RecordBody<'enrolment'>['status'],
  on: Day,
): Pick<RecordBody<'enrolment'>, 'reasonCode' | 'endedOn' | 'pauses'> {
  switch (status) {
    case 'active':
      return {};
    case 'completed':
      return { endedOn: on };
    case 'stopped':
      return { endedOn: on, reasonCode: 'newJob' };
    case 'paused':
      return { reasonCode: 'away', pauses: [{ from: on, to: null, reasonCode: 'away' }] };
  }
}

function note(today: Day, learner: DemoStaff, { url, version }: Programme, random: Random): DemoRecord {
  const body: RecordBody<'note'> = {
    learnerId: learner.id,
    programme: `${url}|${version}`,
    booklet: 'hefte-05',
    text: 'Musikken før måltidet gjorde stemningen roligere. Ta det opp i gruppa: hva kan vi gjøre likt på alle vakter?',
  };
  return toDemoRecord('note', random.uuid(), body, learner.id, osloInstant(addDays(today, -4), '20:15'));
}

function programmeCalled({ content }: DemoContext, name: string): Programme {
  const found = content.find(({ body }) => body.url.endsWith(`/programmes/${name}`));
  if (!found) throw new Error(`no programme ${name}`);
  return programmeSchema.parse(found.body.resource);
}
