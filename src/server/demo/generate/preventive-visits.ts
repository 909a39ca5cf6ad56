import { addDays, addMonths, type Day } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
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
    yield toVisit(random.uuid(), person, plannedAt, first, 'planned', context);
  }
  for (const person of alive.slice(ahead.length)) {
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
  yield toVisit(visitId, person, plannedAt, visitor, invitation === 'ja' ? 'done' : 'cancelled', context);
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
  yield toDemoRecord('response', random.uuid(), body, visitor.id, signedAt);
}

function toVisit(
  id: string,
  person: DemoPerson,
  plannedAt: string,
  visitor: DemoStaff,
  status: RecordBody<'visit'>['status'],
  { today }: DemoContext,
): DemoRecord {
  const body: RecordBody<'visit'> = {
    personId: person.id,
    unitId: person.unit.id,
    kind: 'preventiveVisit',
    plannedAt,
    assignedTo: visitor.id,
    status,
  };
  const invitedAt = osloInstant(addDays(addMonths(today, -13), person.index % 28), '12:00');
  return toDemoRecord('visit', id, body, visitor.id, invitedAt);
}
