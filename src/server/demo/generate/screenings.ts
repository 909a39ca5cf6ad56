import { addDays, daysBetween, type Day } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { atWork, minutesBefore, staffOf, type DemoContext } from './demo-context.ts';
import { hashOf, type Answers } from './demo-form.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import { toScreeningDays } from './screening-history.ts';
import type { WeightStory } from './weight-story.ts';

const notes = [
  'Spiser godt i selskap med andre.',
  'Får næringsdrikk til kvelds.',
  'Vil helst ha varm mat midt på dagen.',
  'Datter handler og fyller fryseren hver uke.',
];

/** Signed MST responses of the last year, and a draft somebody left half-way. */
export function* screenings(
  context: DemoContext,
  person: DemoPerson,
  start: Day,
  story: WeightStory,
): Generator<DemoRecord> {
  for (const day of toScreeningDays(person, start, context.today)) {
    yield signedScreening(context, person, day, story);
  }
  if (person.situation === 'draft' && person.service !== 'ingen-tjeneste') yield draft(context, person);
}

function signedScreening(context: DemoContext, person: DemoPerson, day: Day, story: WeightStory): DemoRecord {
  const { random } = person;
  const { mst } = context.forms;
  const signer = random.pick(staffOf(context, person.unit.id));
  const signedAt = atWork(day, random);
  const loss = toWeightLossCode(story, daysBetween(day, context.today), random.chance(0.05));
  const appetite = random.chance(story.kind === 'stable' ? 0.07 : 0.5) ? 'ja' : 'nei';
  const score = mst.points('vekttap', loss) + mst.points('matlyst', appetite);
  const answers: Answers = {
    vekttap: mst.option('vekttap', loss),
    matlyst: mst.option('matlyst', appetite),
    poeng: [{ valueInteger: score }],
    risiko: [{ valueBoolean: score >= 2 }],
    ...(random.chance(0.12) ? { merknad: [{ valueString: random.pick(notes) }] } : {}),
  };
  const response = { ...mst.respond(answers, 'completed'), authored: signedAt };
  const body: RecordBody<'response'> = {
    personId: person.id,
    unitId: person.unit.id,
    questionnaire: mst.canonical,
    response,
    status: 'signed',
    startedBy: signer.id,
    startedAt: minutesBefore(signedAt, random.int(1, 4)),
    signedBy: signer.id,
    signedAt,
    hash: hashOf(response),
    score,
  };
  return toDemoRecord('response', random.uuid(), body, signer.id, signedAt);
}

/** As the nurse would answer from the scale: unintended loss over half a year, the higher band where they gape. */
function toWeightLossCode(story: WeightStory, daysAgo: number, isUnknown: boolean): string {
  if (isUnknown) return 'vet-ikke';
  const earlier = Math.max(...[30, 60, 90, 120, 150, 180].map((days) => story.gramsAt(daysAgo + days)));
  const lost = earlier - story.gramsAt(daysAgo);
  if (lost < 1000) return 'nei';
  if (lost <= 5000) return 'ja-1-5';
  if (lost <= 10_000) return 'ja-6-10';
  return lost <= 15_000 ? 'ja-11-15' : 'ja-over-15';
}

function draft(context: DemoContext, person: DemoPerson): DemoRecord {
  const { mst } = context.forms;
  const colleagues = staffOf(context, person.unit.id);
  const author = colleagues.find(({ subject }) => subject !== undefined) ?? person.random.pick(colleagues);
  const startedAt = osloInstant(addDays(context.today, -1), '14:20');
  const body: RecordBody<'response'> = {
    personId: person.id,
    unitId: person.unit.id,
    questionnaire: mst.canonical,
    response: mst.respond({ vekttap: mst.option('vekttap', 'nei') }, 'in-progress'),
    status: 'draft',
    startedBy: author.id,
    startedAt,
  };
  return toDemoRecord('response', person.random.uuid(), body, author.id, startedAt);
}
