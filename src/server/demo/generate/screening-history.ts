import { addDays, daysBetween, type Day } from '#domain/time/day.ts';
import type { ServiceType } from '#protocol/record-bodies.ts';
import type { DemoPerson } from './demo-person.ts';

const interval: Readonly<Record<ServiceType, number>> = {
  korttidsopphold: 7,
  langtidsopphold: 28,
  hjemmesykepleie: 28,
  'annen-hjemmetjeneste': 170,
  'ingen-tjeneste': 170,
};
/** So many days back is a year of history enough. */
const longest = 380;

/** The days this person was screened, newest first. Never today: that is for whoever logs in. */
export function toScreeningDays(person: DemoPerson, start: Day, today: Day): readonly Day[] {
  const last = lastDaysAgo(person);
  if (last === null || person.service === 'ingen-tjeneste') return [];
  const served = daysBetween(start, today);
  const step = interval[person.service];
  const days: Day[] = [];
  for (
    let ago = last;
    ago <= Math.min(served, Math.max(longest, last));
    ago += step + person.random.int(-2, 3)
  ) {
    const isSkipped = ago !== last && person.random.chance(0.25);
    if (!isSkipped) days.push(addDays(today, -ago));
  }
  return days;
}

function lastDaysAgo({ situation, service, random, body, index }: DemoPerson): number | null {
  const step = interval[service];
  switch (situation) {
    case 'firstDueToday':
    case 'firstOverdue':
    case 'firstSoon':
    case 'missing':
    case 'draft':
      return null;
    case 'inOrder':
      return random.int(1, Math.min(step - 2, 26));
    case 'overdue':
      return step + random.int(4, 24);
    case 'readmitted':
      return 18;
    case 'stale':
      return random.int(390, 520);
    case 'dead':
      return body.deceasedOn ? 100 + index : null;
    case 'declined':
    case 'notRelevant':
      return random.chance(0.4) ? random.int(120, 300) : null;
  }
}
