import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { addDays, addMonths, type Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Answers, DemoForm } from './demo-form.ts';
import type { Random } from './random.ts';

type Told = {
  readonly random: Random;
  readonly day: Day;
  readonly visitor: string;
  readonly person: RecordBody<'person'>;
};

const matters = [
  'Å klare seg selv hjemme så lenge det går, og å se barnebarna i helgene.',
  'Hagen. Og at det er noen å snakke med når kveldene blir lange.',
  'Å komme seg til butikken på egen hånd, også når det er glatt.',
  'At ektefellen får litt avlastning. Ellers er det meste i orden.',
  'Sangkoret på tirsdager og turen til sjøen.',
  'Å forstå brevene fra sykehuset og slippe å bekymre seg for medisinene.',
  'Å få bli boende i huset, men trappa er blitt tung.',
];

/** What was said and agreed on the themes that may come up. */
const told = {
  bolig: ['Trapp opp til soverommet. Vil se på om rommet nede kan brukes.', 'Dørstokken til badet er høy.'],
  brann: ['Røykvarsleren er prøvd sammen. Den høres ikke fra soverommet.', 'Har brannteppe på kjøkkenet.'],
  ernaering: ['Lager middag annenhver dag og varmer rester.', 'Matlysten er god.'],
  fall: ['Snublet på teppet i gangen i vinter. Ingen skade.', 'Bruker brodder og stokk ute.'],
  'fysisk-aktivitet': [
    'Går til postkassen og tilbake hver dag.',
    'Har lyst til å bli med på trimmen på torsdager.',
  ],
  hjelpemidler: ['Har trygghetsalarm, men har ikke prøvd den.', 'Bruker nettbrett til videosamtaler.'],
  legemidler: ['Bruker dosett som datteren fyller.', 'Usikker på hva en av tablettene er til.'],
  'psykisk-helse': ['Sørger fortsatt, men har gode dager.', 'Sover greit, våkner tidlig.'],
  'rus-alkohol': ['Et glass vin til helgen.', 'Drikker ikke.'],
  sosialt: ['Savner noen å spille kort med.', 'Har besøk av naboen de fleste dager.'],
  vold: ['Kjenner seg trygg hjemme.'],
} as const;
type Theme = keyof typeof told;
const themes = Object.keys(told) as readonly Theme[];

const followUps = [
  ['Bestille høyere toalettsete', 'Ergoterapeut'],
  ['Sette opp seriekoblet røykvarsler', 'Brannvesenet'],
  ['Ringe om plass på trimgruppa', 'Personen selv'],
  ['Avtale gjennomgang av medisinene', 'Fastlegen'],
] as const;

const string = (value: string): readonly QuestionnaireResponseAnswer[] => [{ valueString: value }];
const date = (value: Day): readonly QuestionnaireResponseAnswer[] => [{ valueDate: value }];

/** One visit from the invitation to the next contact; only what is asked when so answered. */
export function toHomeVisitAnswers(
  form: DemoForm,
  invitation: 'ja' | 'nei' | 'ikke-svar',
  { random, day, visitor, person }: Told,
): Answers {
  const asked: Answers = {
    'invitasjon-svar': form.option('invitasjon-svar', invitation),
    'invitasjon-kanal': form.option('invitasjon-kanal', random.weighted({ brev: 7, telefon: 3 })),
    kilde: form.option('kilde', random.weighted({ alder: 8, henvist: 1, 'eget-onske': 1 })),
  };
  if (invitation === 'nei')
    return { ...asked, 'invitasjon-grunn': string('Har det bra og ringer hvis det trengs.') };
  if (invitation === 'ikke-svar') return asked;
  const talked = themes.filter(() => random.chance(0.3));
  const chosen = talked.length > 0 ? talked : (['bolig', 'fall'] as const);
  const needsInterpreter = person.needsInterpreter;
  const consent = random.weighted({ muntlig: 3, skriftlig: 1, nei: 1, 'ikke-aktuelt': 5 });
  const isReferred = consent === 'muntlig' || consent === 'skriftlig';
  const next = random.weighted({ avtalt: 3, selv: 6, ingen: 1 });
  const [what, who] = random.pick(followUps);
  return {
    ...asked,
    'til-stede': [
      ...form.option('til-stede', 'personen'),
      ...(random.chance(0.3) ? form.option('til-stede', 'partner') : []),
      ...(needsInterpreter ? form.option('til-stede', 'tolk') : []),
    ],
    'bor-alene': [{ valueBoolean: random.chance(0.55) }],
    'tolk-brukt': [{ valueBoolean: needsInterpreter !== undefined }],
    ...(needsInterpreter ? { 'tolk-sprak': string(needsInterpreter) } : {}),
    viktig: string(random.pick(matters)),
    temaer: chosen.flatMap((theme) => form.option('temaer', theme)),
    ...Object.fromEntries(
      chosen.map((theme) => [`${theme}-notat`, string(random.pick<string>(told[theme]))]),
    ),
    'lagt-igjen': [...form.option('lagt-igjen', 'mappe'), ...form.option('lagt-igjen', 'kontakt')],
    samtykke: form.option('samtykke', consent),
    ...(isReferred
      ? { 'samtykke-dato': date(day), 'henvist-til': form.option('henvist-til', 'fysio-ergo') }
      : {}),
    ...(random.chance(0.5)
      ? {
          tiltak: [
            {
              'tiltak-hva': string(what),
              'tiltak-hvem': string(random.chance(0.3) ? visitor : who),
              'tiltak-nar': date(addDays(day, 21)),
            },
          ],
        }
      : {}),
    neste: form.option('neste', next),
    ...(next === 'avtalt' ? { 'neste-dato': date(addMonths(day, 12)) } : {}),
  };
}
