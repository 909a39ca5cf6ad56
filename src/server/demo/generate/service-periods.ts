import { addDays, type Day } from '#domain/time/day.ts';
import type { RecordBody, ServiceType } from '#protocol/record-bodies.ts';
import type { DemoPerson } from './demo-person.ts';

/** Days from the start of a service to the first screening, as the shipped schedule has it. */
const firstWithin: Readonly<Record<ServiceType, number>> = {
  korttidsopphold: 1,
  langtidsopphold: 7,
  hjemmesykepleie: 14,
  'annen-hjemmetjeneste': 14,
  'ingen-tjeneste': 14,
};

/** The person's services, oldest first; the last one runs today unless she has died. */
export function toServicePeriods(person: DemoPerson, today: Day): readonly RecordBody<'servicePeriod'>[] {
  const { situation, service, random } = person;
  const first = firstWithin[service];
  const period = (start: Day, end: Day | null = null, of = service): RecordBody<'servicePeriod'> => ({
    personId: person.id,
    unitId: person.unit.id,
    service: of,
    start,
    end,
  });
  switch (situation) {
    case 'firstDueToday':
      return [period(addDays(today, -first))];
    case 'firstOverdue':
      return [period(addDays(today, -first - 3))];
    case 'firstSoon':
      return [period(addDays(today, -Math.max(0, first - 4)))];
    case 'missing':
      return [period(addDays(today, -first - random.int(6, 120)))];
    case 'stale':
      return [period(addDays(today, -random.int(600, 900)))];
    case 'dead':
      return [period(addDays(today, -random.int(300, 800)), person.body.deceasedOn ?? today)];
    case 'readmitted':
      return [
        period(addDays(today, -320), addDays(today, -40)),
        period(addDays(today, -39), addDays(today, -31), 'korttidsopphold'),
        period(addDays(today, -20)),
      ];
    default:
      return [
        period(addDays(today, -(service === 'korttidsopphold' ? random.int(9, 20) : random.int(90, 800)))),
      ];
  }
}
