import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { addMonths } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { minutesBefore, staffOf, type DemoContext } from './demo-context.ts';
import { hashOf, type Answers } from './demo-form.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';

const goals = [
  'Holde vekten den neste måneden.',
  'Gå opp et halvt kilo i måneden.',
  'Spise frokost og et mellommåltid hver dag.',
];
const measures = [
  ['Næringsdrikk mellom måltidene', 'Den som har vakt', 'Formiddag og kveld'],
  ['Berike grøt og suppe', 'Kjøkkenet', 'Hver dag'],
  ['Spise sammen med andre', 'Personen og primærkontakt', 'Middag'],
  ['Ønskekost fra listen', 'Pårørende og primærkontakt', 'I helgene'],
] as const;

const string = (value: string): readonly QuestionnaireResponseAnswer[] => [{ valueString: value }];

/** A plan soon after the screening that showed risk; some still lack one, for the leader to see. */
export function* nutritionPlans(
  context: DemoContext,
  person: DemoPerson,
  screenedAt: string,
): Generator<DemoRecord> {
  const { random, unit } = person;
  if (!random.chance(0.6)) return;
  const { plan } = context.forms;
  const signer = random.pick(staffOf(context, unit.id));
  const signedAt = minutesBefore(screenedAt, -random.int(20, 50));
  const [first, second] = [random.pick(measures), random.pick(measures)];
  const answers: Answers = {
    'plan-status': plan.option('plan-status', 'ny'),
    status: string('Har gått ned i vekt og spiser lite til middag.'),
    mal: string(random.pick(goals)),
    tiltak: [first, ...(second === first ? [] : [second])].map(([what, who, when]) => ({
      'tiltak-hva': string(what),
      'tiltak-hvem': string(who),
      'tiltak-nar': string(when),
    })),
    veies: plan.option('veies', random.weighted({ uke: 3, 'to-uker': 2, maned: 2 })),
    evaluering: [{ valueDate: addMonths(osloDay(signedAt), 1) }],
    involvert: [...plan.option('involvert', 'personen'), ...plan.option('involvert', 'parorende')],
  };
  const response = { ...plan.respond(answers, 'completed'), authored: signedAt };
  const body: RecordBody<'response'> = {
    personId: person.id,
    unitId: unit.id,
    questionnaire: plan.canonical,
    response,
    status: 'signed',
    startedBy: signer.id,
    startedAt: minutesBefore(signedAt, 12),
    signedBy: signer.id,
    signedAt,
    hash: hashOf(response),
  };
  yield toDemoRecord('response', random.uuid(), body, signer.id, signedAt);
}
