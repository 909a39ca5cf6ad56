import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { bodyMassIndexTenths } from '#domain/nutrition/body-mass-index.ts';
import { isLossAbove, toLoss } from '#domain/nutrition/weight-loss.ts';
import { ageOn, daysBetween } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { minutesBefore, staffOf, type DemoContext } from './demo-context.ts';
import { hashOf, type Answers } from './demo-form.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import type { WeightStory } from './weight-story.ts';

const decimal = (value: number): readonly QuestionnaireResponseAnswer[] => [{ valueDecimal: value }];
const integer = (value: number): readonly QuestionnaireResponseAnswer[] => [{ valueInteger: value }];
const yesNo = (value: boolean): readonly QuestionnaireResponseAnswer[] => [{ valueBoolean: value }];
const hindrances = ['tygge', 'kvalme', 'humor', 'hukommelse', 'alene', 'hjelp'] as const;

/** The individual assessment after a screening that showed risk, for most of them, with the grade its rule gives. */
export function* nutritionAssessments(
  context: DemoContext,
  person: DemoPerson,
  screenedAt: string,
  story: WeightStory,
): Generator<DemoRecord> {
  const random = person.random.fork('assessment');
  if (!random.chance(0.7)) return;
  const { assessment } = context.forms;
  const signer = random.pick(staffOf(context, person.unit.id));
  const signedAt = minutesBefore(screenedAt, -random.int(8, 18));
  const day = osloDay(signedAt);
  const ago = daysBetween(day, context.today);
  const grams = (daysAgo: number): number => Math.round(story.gramsAt(daysAgo) / 100) * 100;
  const now = grams(ago);
  const highest = Math.max(now, ...[30, 60, 90, 120, 150, 180].map((days) => grams(ago + days)));
  const age = ageOn(person.body.birthDate, day);
  const muscles = random.weighted({ ingen: 3, noe: 5, alvorlig: 1 });
  const inflammation = random.weighted({ ingen: 2, kronisk: 3 });
  const intake = random.int(4, 8) * 10;
  const loss = toLoss({ value: highest, measuredAt: signedAt }, { value: now });
  const isBelow = (tenths: number): boolean => now * 10_000 < story.heightMm * story.heightMm * tenths;
  const signs = isLossAbove(loss, 5) || isBelow(age >= 70 ? 220 : 200) || muscles !== 'ingen';
  const causes = intake <= 50 || inflammation !== 'ingen';
  const isSevere = isLossAbove(loss, 10) || isBelow(age >= 70 ? 200 : 185) || muscles === 'alvorlig';
  const answers: Answers = {
    screening: yesNo(true),
    alder: integer(age),
    vekt: decimal(now / 1000),
    hoyde: decimal(story.heightMm / 10),
    kmi: decimal((bodyMassIndexTenths(now, story.heightMm) ?? 0) / 10),
    'vekt-6m': decimal(highest / 1000),
    'vekt-eldre': decimal(highest / 1000),
    vekttap: decimal(loss.perMille / 10),
    usikker: yesNo(false),
    muskelmasse: assessment.option('muskelmasse', muscles),
    inntak: integer(intake),
    'inntak-dager': integer(10),
    'mage-tarm': yesNo(false),
    betennelse: assessment.option('betennelse', inflammation),
    faktorer: assessment.option('faktorer', random.pick(hindrances)),
    'glim-kropp': yesNo(signs),
    'glim-arsak': yesNo(causes),
    'glim-oppfylt': yesNo(signs && causes),
    ...(signs && causes ? { 'glim-grad': integer(isSevere ? 2 : 1) } : {}),
  };
  const response = { ...assessment.respond(answers, 'completed'), authored: signedAt };
  const body: RecordBody<'response'> = {
    personId: person.id,
    unitId: person.unit.id,
    questionnaire: assessment.canonical,
    response,
    status: 'signed',
    startedBy: signer.id,
    startedAt: minutesBefore(signedAt, 6),
    signedBy: signer.id,
    signedAt,
    hash: hashOf(response),
  };
  yield toDemoRecord('response', random.uuid(), body, signer.id, signedAt);
}
