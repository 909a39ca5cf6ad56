import { addDays } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { staffOf, type DemoContext } from './demo-context.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import type { DemoUnit } from './demo-units.ts';

const times = ['08:00', '08:45', '10:30', '12:15', '13:30'];
const daysBack = 7;
const daysAhead = 6;

/** Visits of the home nurses from last week to the next: those who can log in, and two colleagues of a zone. */
export function* homeVisits(
  context: DemoContext,
  unit: DemoUnit,
  persons: readonly DemoPerson[],
): Generator<DemoRecord> {
  const colleagues = staffOf(context, unit.id);
  const known = colleagues.filter(({ subject, body }) => subject !== undefined && body.roles.some(isField));
  const others = colleagues.filter(({ subject }) => subject === undefined).slice(0, 2);
  const alive = persons.filter(
    ({ situation, service }) => situation !== 'dead' && service !== 'ingen-tjeneste',
  );
  if (alive.length === 0) return;
  for (const [row, nurse] of [...known, ...others].entries()) {
    const random = context.random.fork(`visits ${unit.id} ${row}`);
    for (let ahead = -daysBack; ahead <= daysAhead; ahead += 1) {
      for (const [slot, time] of times.entries()) {
        // Today's first visits are to those who are due, so that the two meet on one screen.
        const isToday = ahead === 0 && slot < 2;
        const person = isToday ? alive[(row * 2 + slot) % alive.length] : random.pick(alive);
        if (!person) continue;
        const body: RecordBody<'visit'> = {
          personId: person.id,
          unitId: unit.id,
          kind: 'homeVisit',
          plannedAt: osloInstant(addDays(context.today, ahead), time),
          assignedTo: nurse.id,
          status: ahead >= 0 ? 'planned' : random.chance(0.95) ? 'done' : 'cancelled',
        };
        const plannedOn = osloInstant(addDays(context.today, ahead - 9), '13:00');
        yield toDemoRecord('visit', random.uuid(), body, nurse.id, plannedOn);
      }
    }
  }
}

const isField = ({ role }: { readonly role: string }): boolean => role === 'nurse' || role === 'assistant';
