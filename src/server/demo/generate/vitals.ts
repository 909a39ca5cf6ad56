import type { Questionnaire, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { addDays } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import { readVitals } from '#domain/vitals/read-vitals.ts';
import { news2Url } from '#domain/vitals/vitals-forms.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { vitalsPlanId } from '#protocol/vitals-plan.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { minutesBefore, staffOf, type DemoContext } from './demo-context.ts';
import { hashOf } from './demo-form.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import type { Random } from './random.ts';

/** One of each unit has been unwell since yesterday and is followed closely; another's saturation is read by scale 2. */
const unwellIndex = 11;
const secondScaleIndex = 8;
/** Of the others on a ward, so many in a hundred have been measured now and then. */
const measuredShare = 0.2;

/** Signed NEWS2 and what has been decided about measuring, for the few it goes for. */
export function* vitals(context: DemoContext, person: DemoPerson): Generator<DemoRecord> {
  const { unit, index, situation } = person;
  if (situation === 'dead' || unit.body.kind === 'team' || unit.body.kind === 'municipality') return;
  const random = person.random.fork('vitals');
  const isUnwell = index === unwellIndex;
  const isSecondScale = index === secondScaleIndex;
  if (!isUnwell && !isSecondScale && !(unit.body.kind === 'ward' && random.chance(measuredShare))) return;
  const { today } = context;
  const signer = random.pick(staffOf(context, unit.id)).id;
  const calm = [-43, -22, -8].map((days) => ({ at: osloInstant(addDays(today, days), '10:20'), ill: 0 }));
  const rising = ['13:10', '17:25', '21:40'].map((time, ill) => ({
    at: osloInstant(addDays(today, -1), time),
    ill: ill + 1,
  }));
  for (const { at, ill } of [...calm, ...(isUnwell ? rising : [])]) {
    yield measured(context, person, { at, ill, scale: isSecondScale ? 2 : 1, signer, random });
  }
  if (!isUnwell && !isSecondScale) return;
  const body: RecordBody<'vitalsPlan'> = {
    personId: person.id,
    unitId: unit.id,
    ...(isSecondScale
      ? {
          scale2: { doctor: 'Lege Tove Berg', on: addDays(today, -60), until: null },
          usual: 'Oksygenmetning 88–91 % i hvile.',
        }
      : { repeat: { everyMinutes: 720, from: osloInstant(addDays(today, -1), '21:45') } }),
  };
  const decidedAt = isSecondScale
    ? osloInstant(addDays(today, -60), '11:30')
    : osloInstant(addDays(today, -1), '21:45');
  yield toDemoRecord('vitalsPlan', vitalsPlanId(person.id), body, signer, decidedAt);
}

type Course = {
  readonly at: string;
  /** 0 as usual; each step further from it. */
  readonly ill: number;
  readonly scale: 1 | 2;
  readonly signer: string;
  readonly random: Random;
};

function measured(
  context: DemoContext,
  person: DemoPerson,
  { at, ill, scale, signer, random }: Course,
): DemoRecord {
  const record = context.content.find(({ body }) => body.url === news2Url);
  if (!record) throw new Error('no NEWS2');
  const session = openForm(record.body.resource as unknown as Questionnaire, { today: at.slice(0, 10) });
  const put = (linkId: string, answer: QuestionnaireResponseAnswer): void => {
    session.setAnswer(pathOf(session, linkId), [answer]);
  };
  const chosen = (linkId: string, code: string): QuestionnaireResponseAnswer => {
    const option = session
      .item(pathOf(session, linkId))
      ?.options.find(({ valueCoding }) => valueCoding?.code === code);
    if (!option?.valueCoding) throw new Error(`NEWS2: ${linkId} has no option ${code}`);
    return { valueCoding: option.valueCoding };
  };
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  if (scale === 2) put('skala', chosen('skala', 'skala-2'));
  if (ill > 0) put('situasjon', { valueString: 'Slappere enn i går, spiser lite.' });
  put('luftvei', chosen('luftvei', 'fri'));
  put('respirasjon', { valueInteger: random.int(14, 18) + ill * 2 });
  put('spo2', { valueInteger: (scale === 2 ? random.int(88, 91) : random.int(96, 98)) - ill });
  put('oksygen', { valueBoolean: false });
  put('puls', { valueInteger: random.int(64, 84) + ill * 9 });
  put('systolisk', { valueInteger: random.int(122, 148) - ill * 8 });
  put('diastolisk', { valueInteger: random.int(70, 84) - ill * 3 });
  put('bevissthet', chosen('bevissthet', 'a'));
  put('temperatur', { valueDecimal: tenths(36.6 + random.int(0, 4) / 10 + ill * 0.6) });
  const response = { ...session.toSigned(), questionnaire: record.id, authored: at };
  session.close();
  const { total } = readVitals(response);
  const body: RecordBody<'response'> = {
    personId: person.id,
    unitId: person.unit.id,
    questionnaire: record.id,
    response,
    status: 'signed',
    startedBy: signer,
    startedAt: minutesBefore(at, 4),
    signedBy: signer,
    signedAt: at,
    hash: hashOf(response),
    ...(total === null ? {} : { score: total }),
  };
  return toDemoRecord('response', random.uuid(), body, signer, at);
}

function pathOf(session: FormSession, linkId: string, parent: string | null = null): string {
  for (const path of session.children(parent)) {
    if (session.item(path)?.item.linkId === linkId) return path;
    const below = pathOf(session, linkId, path);
    if (below !== '') return below;
  }
  return '';
}
