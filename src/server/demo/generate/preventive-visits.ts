import { addDays, addMonths, type Day } from '#domain/time/day.ts';
import { osloDay, osloInstant } from '#domain/time/oslo.ts';
import { toOutcomeCodes } from '#domain/visits/visit-form.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { minutesBefore, staffOf, type DemoContext } from './demo-context.ts';
import { hashOf } from './demo-form.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import type { DemoStaff } from './demo-staff.ts';
import type { DemoUnit } from './demo-units.ts';
import { toHomeVisitAnswers } from './home-visit-answers.ts';

/** Days from today and hours of the visits that lie ahead; the first two are today's. */
const ahead = [
  [0, '10:00'],
  [0, '13:00'],
  [2, '10:00'],
  [3, '11:30'],
  [4, '10:00'],
  [9, '12:00'],
] as const;

/** Days from today on which those were asked who have not answered yet. */
const waiting = [-6, -13] as const;

/** What was finished in so many days is not in the journal yet. */
const notTransferredDays = 9;

/** A year of preventive home visits with their records, and the weeks to come. */
export function* preventiveVisits(
  context: DemoContext,
  unit: DemoUnit,
  persons: readonly DemoPerson[],
): Generator<DemoRecord> {
  const visitors = staffOf(context, unit.id);
  const alive = persons.filter(({ situation }) => situation !== 'dead');
  const random = context.random.fork(`preventive visits ${unit.id}`);
  const [first] = visitors;
  if (!first) return;
  for (const [index, [days, time]] of ahead.entries()) {
    const person = alive[index];
    if (!person) continue;
    const plannedAt = osloInstant(addDays(context.today, days), time);
    const planned = index === 0 ? { themes: ['bolig', 'fall', 'sosialt'], packed: ['mappe', 'kontakt'] } : {};
    const answer = { reply: 'yes', on: addDays(context.today, -9), by: first.id } as const;
    yield toVisit(random.uuid(), person, plannedAt, first, context, {
      status: 'planned',
      answer,
      ...planned,
    });
  }
  for (const [index, person] of alive.slice(ahead.length, ahead.length + waiting.length).entries()) {
    const asked = addDays(context.today, waiting[index] ?? 0);
    yield toVisit(random.uuid(), person, osloInstant(asked, '12:00'), first, context, {
      status: 'planned',
      appointment: 'open',
      invitation: { channel: 'letter', source: 'age', on: asked, by: first.id },
    });
  }
  for (const person of alive.slice(ahead.length + waiting.length)) {
    if (!random.chance(0.62)) continue;
    const visitor = random.pick(visitors);
    const day = addDays(context.today, -random.int(2, 360));
    yield* doneVisit(context, person, visitor, day);
  }
}

function* doneVisit(
  context: DemoContext,
  person: DemoPerson,
  visitor: DemoStaff,
  day: Day,
): Generator<DemoRecord> {
  const { random } = person;
  const { homeVisit } = context.forms;
  const plannedAt = osloInstant(day, random.pick(['09:30', '11:00', '12:30']));
  const signedAt = minutesBefore(plannedAt, -random.int(60, 110));
  const invitation = random.weighted({ ja: 84, nei: 12, 'ikke-svar': 4 });
  const visitId = random.uuid();
  const answers = toHomeVisitAnswers(homeVisit, invitation, {
    random,
    day,
    visitor: visitor.body.name,
    person: person.body,
  });
  const response = { ...homeVisit.respond(answers, 'completed'), authored: signedAt };
  const body: RecordBody<'response'> = {
    personId: person.id,
    unitId: person.unit.id,
    visitId,
    questionnaire: homeVisit.canonical,
    response,
    status: 'signed',
    startedBy: visitor.id,
    startedAt: plannedAt,
    signedBy: visitor.id,
    signedAt,
    hash: hashOf(response),
  };
  const responseId = random.uuid();
  yield toDemoRecord('response', responseId, body, visitor.id, signedAt);
  const reply = { ja: 'yes', nei: 'no', 'ikke-svar': 'none' } as const;
  const answer = { reply: reply[invitation], on: addDays(day, -8), by: visitor.id };
  const isRecent = day > addDays(context.today, -notTransferredDays);
  const progress: Progress =
    invitation === 'ja'
      ? {
          status: 'done',
          answer,
          outcome: {
            by: visitor.id,
            at: signedAt,
            responseId,
            ...storable(toOutcomeCodes(homeVisit.questionnaire, response)),
          },
          transfer: isRecent ? null : { by: visitor.id, at: minutesBefore(signedAt, -40) },
        }
      : { status: 'cancelled', answer };
  yield toVisit(visitId, person, plannedAt, visitor, context, progress);
}

const storable = ({ themes, referredTo, ...rest }: ReturnType<typeof toOutcomeCodes>) => ({
  ...rest,
  themes: [...themes],
  referredTo: [...referredTo],
});

type Progress = Omit<RecordBody<'visit'>, 'personId' | 'unitId' | 'kind' | 'plannedAt' | 'assignedTo'>;

function toVisit(
  id: string,
  person: DemoPerson,
  plannedAt: string,
  visitor: DemoStaff,
  { today }: DemoContext,
  progress: Progress,
): DemoRecord {
  const asked = addDays(osloDay(plannedAt), -24);
  const body: RecordBody<'visit'> = {
    personId: person.id,
    unitId: person.unit.id,
    kind: 'preventiveVisit',
    plannedAt,
    assignedTo: visitor.id,
    invitation: { channel: 'letter', source: 'age', on: asked, by: visitor.id },
    ...progress,
  };
  const invitedAt = osloInstant(addDays(addMonths(today, -13), person.index % 28), '12:00');
  return toDemoRecord('visit', id, body, visitor.id, invitedAt);
}
