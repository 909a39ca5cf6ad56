import { addDays } from '#domain/time/day.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { atWork, staffOf, type DemoContext } from './demo-context.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';

/** In each unit somebody in hospital, somebody on a journey, and somebody with another individual plan. */
export function* arrangements(context: DemoContext, person: DemoPerson): Generator<DemoRecord> {
  const { id, index, unit, situation } = person;
  if (situation === 'dead' || index < 12 || index > 14) return;
  const random = person.random.fork('arrangements');
  const by = random.pick(staffOf(context, unit.id)).id;
  const about = { personId: id, unitId: unit.id };
  const { today } = context;
  if (index === 12) {
    const from = addDays(today, -3);
    const body = { ...about, reason: 'hospital' as const, from, to: null, by };
    yield toDemoRecord('absence', random.uuid(), body, by, atWork(from, random));
  }
  if (index === 13) {
    const [from, to] = [addDays(today, -2), addDays(today, 5)];
    const body = { ...about, reason: 'travel' as const, note: 'Hos datteren.', from, to, by };
    yield toDemoRecord('absence', random.uuid(), body, by, atWork(from, random));
  }
  if (index === 14) {
    const start = addDays(today, -8);
    const body = {
      ...about,
      questionnaire: context.forms.mst.url,
      every: { days: 14 },
      reason: 'Lite matlyst etter sykehusopphold. Avtalt med lege å følge tettere fram til jul.',
      start,
      end: null,
      by,
    };
    yield toDemoRecord('individualPlan', random.uuid(), body, by, atWork(start, random));
  }
}
