import { addDays } from '#domain/time/day.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { atWork, staffOf, type DemoContext } from './demo-context.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';

const reasons = {
  notRelevant: [
    'Lindrende fase; avklart med lege og pårørende.',
    'Følges av klinisk ernæringsfysiolog på sykehuset.',
  ],
  declined: [
    'Ønsker ikke å bli veid eller spurt om mat nå.',
    'Sier at mat og matlyst er en privat sak. Spør igjen senere.',
  ],
} as const;

/** Why somebody is not screened, for those it goes for. */
export function* exemptions(context: DemoContext, person: DemoPerson): Generator<DemoRecord> {
  const { situation, random, unit } = person;
  if (situation !== 'declined' && situation !== 'notRelevant') return;
  const on = addDays(context.today, -(situation === 'declined' ? random.int(3, 25) : random.int(20, 88)));
  const by = random.pick(staffOf(context, unit.id)).id;
  const body = {
    personId: person.id,
    unitId: unit.id,
    questionnaire: context.forms.mst.url,
    status: situation,
    reason: random.pick(reasons[situation]),
    on,
    by,
  };
  yield toDemoRecord('exemption', random.uuid(), body, by, atWork(on, random));
}
