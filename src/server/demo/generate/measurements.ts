import { addDays, daysBetween, type Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { atWork, staffOf, type DemoContext } from './demo-context.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import type { WeightStory } from './weight-story.ts';

/** The same scale and clothes each time, as it should be: a chair on most wards, a standing scale at home. */
function weighedAs({ unit, index }: DemoPerson) {
  const scale = unit.body.kind !== 'ward' ? 'standing' : index % 6 === 5 ? 'lift' : 'chair';
  return { method: 'measured', scale, clothing: 'light' } as const;
}

/** Height once and weights through the year: monthly on a ward, more seldom at home. */
export function* measurements(
  context: DemoContext,
  person: DemoPerson,
  start: Day,
  story: WeightStory,
): Generator<DemoRecord> {
  const { random, unit } = person;
  const measure = (code: 'bodyWeight' | 'bodyHeight', value: number, daysAgo: number): DemoRecord => {
    const measuredAt = atWork(addDays(context.today, -daysAgo), random);
    const by = random.pick(staffOf(context, unit.id)).id;
    const isUnreliable = code === 'bodyWeight' && random.chance(0.02);
    const body: RecordBody<'measurement'> = {
      personId: person.id,
      unitId: unit.id,
      code,
      value,
      measuredAt,
      measuredBy: by,
      responseId: null,
      ...(code === 'bodyHeight' ? { method: 'measured' } : weighedAs(person)),
      ...(isUnreliable ? { reliable: false, doubt: 'oedema' } : {}),
    };
    return toDemoRecord('measurement', random.uuid(), body, by, measuredAt);
  };
  const served = daysBetween(start, context.today);
  const first = Math.min(served, 370);
  if (unit.body.kind === 'team' || first < 1) return;
  yield measure('bodyHeight', story.heightMm, first);
  const step = unit.body.kind === 'ward' ? 30 : 58;
  const last = person.body.deceasedOn
    ? daysBetween(person.body.deceasedOn, context.today) + 5
    : random.int(1, 25);
  for (let ago = first; ago >= last; ago -= step + random.int(-4, 6)) {
    const scale = random.int(-3, 3) * 100;
    yield measure('bodyWeight', Math.round(story.gramsAt(ago) / 100) * 100 + scale, ago);
  }
}
