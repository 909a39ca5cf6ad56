import { addDays, daysBetween, type Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { atWork, minutesBefore, staffOf, type DemoContext } from './demo-context.ts';
import { hashOf, type Answers, type DemoForm } from './demo-form.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';

/** Nobody has been asked in the first weeks of a service. */
const settledAfter = 40;

/** Dental health and medicines, once a year for most; for some it is about time, for some nobody has asked. */
export function* yearlyReviews(context: DemoContext, person: DemoPerson, start: Day): Generator<DemoRecord> {
  const { service, situation } = person;
  const random = person.random.fork('yearly');
  const served = daysBetween(start, context.today);
  if (situation === 'dead' || situation === 'readmitted' || served <= settledAfter) return;
  const { dental, medicines } = context.forms;
  const latest = Math.min(served - settledAfter / 2, 372);
  if ((service === 'langtidsopphold' || service === 'hjemmesykepleie') && random.chance(0.94)) {
    const day = addDays(context.today, -random.int(3, Math.max(3, latest)));
    yield toReview(context, person, dental, day, dentalAnswers(dental, day, random.int(0, 9)));
  }
  if (service === 'langtidsopphold' && random.chance(0.92)) {
    const day = addDays(context.today, -random.int(3, Math.max(3, latest)));
    yield toReview(context, person, medicines, day, medicinesAnswers(medicines, day, random.int(4, 13)));
  }
}

const dentalAnswers = (form: DemoForm, day: Day, lot: number): Answers => ({
  informert: form.option('informert', lot === 3 ? 'fortalt' : 'ja'),
  tilbud: form.option('tilbud', lot < 6 ? 'offentlig' : lot < 9 ? 'egen' : 'takket-nei'),
  ...(lot < 9 ? { 'sist-kontroll': [{ valueDate: addDays(day, -20 - lot * 23) }] } : {}),
  munn: form.option('munn', lot === 2 ? 'torr' : lot === 5 ? 'protese' : 'ingenting'),
  stell: form.option('stell', lot < 5 ? 'selv' : lot < 8 ? 'litt-hjelp' : 'ansatte'),
});

const medicinesAnswers = (form: DemoForm, day: Day, count: number): Answers => ({
  gjort: form.option('gjort', 'ja'),
  dato: [{ valueDate: day }],
  hvem: [...form.option('hvem', 'lege'), ...form.option('hvem', 'sykepleier')],
  samstemt: [{ valueBoolean: true }],
  antall: [{ valueInteger: count }],
  praktisk: form.option('praktisk', count > 11 ? 'svelge' : 'ingenting'),
});

function toReview(
  context: DemoContext,
  { id, unit, random }: DemoPerson,
  form: DemoForm,
  day: Day,
  answers: Answers,
): DemoRecord {
  const lots = random.fork(`review ${form.url}`);
  const signer = lots.pick(staffOf(context, unit.id));
  const signedAt = atWork(day, lots);
  const response = { ...form.respond(answers, 'completed'), authored: signedAt };
  const body: RecordBody<'response'> = {
    personId: id,
    unitId: unit.id,
    questionnaire: form.canonical,
    response,
    status: 'signed',
    startedBy: signer.id,
    startedAt: minutesBefore(signedAt, 4),
    signedBy: signer.id,
    signedAt,
    hash: hashOf(response),
  };
  return toDemoRecord('response', lots.uuid(), body, signer.id, signedAt);
}
