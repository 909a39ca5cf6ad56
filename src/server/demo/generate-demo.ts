import { loadContent } from '#content/load.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord, DemoTenant } from './demo-tenant.ts';
import type { DemoContext } from './generate/demo-context.ts';
import { toDemoForm } from './generate/demo-form.ts';
import { toDemoPerson, type DemoPerson } from './generate/demo-person.ts';
import { toDemoRecord } from './generate/demo-record.ts';
import { nesvikStaff, solvikStaff } from './generate/demo-staff.ts';
import { nesvikUnits, solvikUnits, type DemoUnit } from './generate/demo-units.ts';
import { arrangements } from './generate/arrangements.ts';
import { withCertificates } from './generate/certificates.ts';
import { earlierLearning } from './generate/earlier-learning.ts';
import { exercises } from './generate/exercises.ts';
import { exemptions } from './generate/exemptions.ts';
import { homeVisits } from './generate/home-visits.ts';
import { learning } from './generate/learning.ts';
import { learningGroups } from './generate/learning-groups.ts';
import { measurements } from './generate/measurements.ts';
import { nutritionAssessments } from './generate/nutrition-assessments.ts';
import { nutritionPlans } from './generate/nutrition-plans.ts';
import { preventiveVisits } from './generate/preventive-visits.ts';
import { seededRandom, type Random } from './generate/random.ts';
import { screenings } from './generate/screenings.ts';
import { toServicePeriods } from './generate/service-periods.ts';
import { tasks } from './generate/tasks.ts';
import { vitals } from './generate/vitals.ts';
import { toWeightStory } from './generate/weight-story.ts';
import { yearlyReviews } from './generate/yearly-reviews.ts';

/** A ward has so many rooms; whoever is left lives at home. */
const wardSize = 24;
/** Of those at home, so many in a hundred are of the age that is invited to a preventive visit. */
const teamShare = 25;
const nesvikSize = 24;

export type DemoRequest = {
  /** The day in Norway that all dates are relative to. */
  readonly today: Day;
  /** In Solvik; the small neighbour stays small. */
  readonly persons?: number;
  readonly seed?: number;
};

/**
 * Two made-up municipalities with a year behind them. The same day and seed give the same records, ids too; records
 * are made while they are iterated, so that ten thousand persons need not be in memory at once.
 */
export function generateDemo({ today, persons = 400, seed = 1 }: DemoRequest): readonly DemoTenant[] {
  const random = seededRandom(`visitt ${seed}`);
  return [
    toTenant('Solvik kommune', today, random.fork('solvik'), persons),
    toTenant('Nesvik kommune', today, random.fork('nesvik'), nesvikSize),
  ];
}

function toTenant(name: string, today: Day, random: Random, persons: number): DemoTenant {
  const isSolvik = name.startsWith('Solvik');
  const units = isSolvik ? solvikUnits(random) : nesvikUnits(random);
  const staff = isSolvik ? solvikStaff(units, random) : nesvikStaff(units, random);
  const content = loadContent();
  const forms = {
    mst: toDemoForm(content, 'mst'),
    homeVisit: toDemoForm(content, 'forebyggende-hjemmebesok'),
    assessment: toDemoForm(content, 'ernaeringsvurdering'),
    plan: toDemoForm(content, 'ernaeringsplan'),
    dental: toDemoForm(content, 'tannhelse'),
    medicines: toDemoForm(content, 'legemiddelgjennomgang'),
  };
  const context: DemoContext = { today, random, units, staff, content, forms };
  return {
    tenantId: random.fork('tenant').uuid(),
    name,
    identities: staff.flatMap(({ id, subject }) => (subject === undefined ? [] : [{ subject, staffId: id }])),
    records: { [Symbol.iterator]: () => records(context, persons) },
  };
}

function* records(context: DemoContext, persons: number): Generator<DemoRecord> {
  const { units, staff, today } = context;
  const founder = staff.find(({ subject }) => subject === 'admin') ?? staff[0];
  if (!founder) throw new Error('nobody works here');
  const longAgo = osloInstant(addDays(today, -900), '09:00');
  for (const { id, body } of units) yield toDemoRecord('unit', id, body, founder.id, longAgo);
  for (const { id, body } of staff) yield toDemoRecord('staff', id, body, founder.id, longAgo);
  for (const { unit, size } of sizesOf(units, persons)) {
    const people: DemoPerson[] = [];
    for (let index = 0; index < size; index += 1) {
      const person = toDemoPerson(
        unit,
        index,
        today,
        context.random.fork(`person ${unit.body.name} ${index}`),
      );
      people.push(person);
      yield* recordsOf(context, person, founder.id);
    }
    const visits = unit.body.kind === 'team' ? preventiveVisits : homeVisits;
    if (unit.body.kind !== 'ward') yield* visits(context, unit, people);
    yield* tasks(context, unit, people);
  }
  yield* withCertificates(context, learning(context));
  yield* withCertificates(context, earlierLearning(context));
  yield* exercises(context);
  yield* learningGroups(context);
}

/** One person with her services, screenings, measurements and reasons. */
function* recordsOf(context: DemoContext, person: DemoPerson, founder: string): Generator<DemoRecord> {
  const periods = toServicePeriods(person, context.today);
  const start = periods[0]?.start ?? context.today;
  const registeredAt = osloInstant(start, '08:00');
  yield toDemoRecord('person', person.id, person.body, founder, registeredAt);
  for (const period of periods) {
    yield toDemoRecord(
      'servicePeriod',
      person.random.uuid(),
      period,
      founder,
      osloInstant(period.start, '08:05'),
    );
  }
  const story = toWeightStory(person.sex, person.random);
  let last: DemoRecord | undefined;
  for (const screening of screenings(context, person, start, story)) {
    last ??= screening;
    yield screening;
  }
  const { score, signedAt } = (last?.body ?? {}) as Partial<RecordBody<'response'>>;
  if (signedAt !== undefined && score !== undefined && score >= 2) {
    yield* nutritionAssessments(context, person, signedAt, story);
    yield* nutritionPlans(context, person, signedAt);
  }
  yield* measurements(context, person, start, story);
  yield* exemptions(context, person);
  yield* yearlyReviews(context, person, start);
  yield* arrangements(context, person);
  yield* vitals(context, person);
}

function sizesOf(
  units: readonly DemoUnit[],
  persons: number,
): readonly { readonly unit: DemoUnit; readonly size: number }[] {
  const wards = units.filter(({ body }) => body.kind === 'ward');
  const teams = units.filter(({ body }) => body.kind === 'team');
  const zones = units.filter(({ body }) => body.kind === 'zone');
  const inWards = Math.min(wardSize, Math.floor(persons / Math.max(1, wards.length)));
  const atHome = persons - inWards * wards.length;
  const inTeams = teams.length === 0 ? 0 : Math.floor((atHome * teamShare) / 100 / teams.length);
  const inZones = atHome - inTeams * teams.length;
  const share = Math.floor(inZones / zones.length);
  return [
    ...wards.map((unit) => ({ unit, size: inWards })),
    ...teams.map((unit) => ({ unit, size: inTeams })),
    ...zones.map((unit, index) => ({
      unit,
      size: index === 0 ? inZones - share * (zones.length - 1) : share,
    })),
  ];
}
