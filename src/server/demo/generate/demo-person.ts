import { addDays, addMonths, type Day } from '#domain/time/day.ts';
import type { RecordBody, ServiceType } from '#protocol/record-bodies.ts';
import type { DemoUnit } from './demo-units.ts';
import { toSyntheticNationalId } from './national-id.ts';
import { pickName, type Sex } from './names.ts';
import type { Random } from './random.ts';

/** What the person's year has been, so that every screen has something to show. */
export type Situation =
  | 'firstDueToday'
  | 'firstOverdue'
  | 'firstSoon'
  | 'inOrder'
  | 'overdue'
  | 'stale'
  | 'missing'
  | 'declined'
  | 'notRelevant'
  | 'draft'
  | 'dead'
  | 'readmitted';

export type DemoPerson = {
  readonly id: string;
  readonly unit: DemoUnit;
  readonly index: number;
  readonly sex: Sex;
  readonly situation: Situation;
  readonly service: ServiceType;
  readonly body: RecordBody<'person'>;
  readonly random: Random;
};

/** The first of a unit are there to be seen by whoever logs in; the rest come as they come. */
const firstSituations: readonly Situation[] = [
  'firstDueToday',
  'firstOverdue',
  'firstSoon',
  'declined',
  'notRelevant',
  'missing',
  'stale',
  'overdue',
  'draft',
  'dead',
  'readmitted',
  'inOrder',
];
const streets = [
  'Fjordveien',
  'Lyngveien',
  'Skolebakken',
  'Nordlia',
  'Kirkeveien',
  'Tunet',
  'Bekkefaret',
  'Havnegata',
  'Solsida',
  'Moloveien',
];
const relations = ['datter', 'sønn', 'ektefelle', 'søster', 'bror', 'barnebarn', 'nabo'];
/** Eight digits that begin with 000 are not given out to anybody. */
const toPhone = (random: Random): string => `+47 000 ${random.int(10, 99)} ${random.int(100, 999)}`;

export function toDemoPerson(unit: DemoUnit, index: number, today: Day, random: Random): DemoPerson {
  const isWard = unit.body.kind === 'ward';
  const isTeam = unit.body.kind === 'team';
  const sex: Sex = random.chance(isWard ? 0.7 : 0.6) ? 'female' : 'male';
  const { given, family, language } = pickName(random, sex);
  const birthDate = toBirthDate(unit, today, random);
  const situation = firstSituations[index] ?? toSituation(random);
  const kin = random.chance(0.85)
    ? [
        {
          name: `${pickName(random, random.chance(0.6) ? 'female' : 'male').given} ${family}`,
          relation: random.pick(relations),
          phone: toPhone(random),
        },
      ]
    : [];
  const body: RecordBody<'person'> = {
    given,
    family,
    birthDate,
    ...(random.chance(0.7) ? { nationalId: toSyntheticNationalId(birthDate, random.int(0, 499)) } : {}),
    unitId: unit.id,
    ...(isWard
      ? { room: String(101 + index) }
      : { address: `${random.pick(streets)} ${random.int(1, 89)}`, phone: toPhone(random) }),
    nextOfKin: kin,
    ...(language && random.chance(0.6) ? { needsInterpreter: language } : {}),
    ...(situation === 'dead' ? { deceasedOn: addDays(today, -random.int(20, 90)) } : {}),
  };
  const service = toService(unit, index, random);
  return {
    id: random.uuid(),
    unit,
    index,
    sex,
    situation,
    body,
    random,
    service: isTeam ? teamService(index) : service,
  };
}

function toBirthDate(unit: DemoUnit, today: Day, random: Random): Day {
  const kind = unit.body.kind;
  const isYounger = kind === 'zone' && random.chance(0.12);
  const [low, high] = isYounger
    ? [24, 66]
    : kind === 'team'
      ? [75, 83]
      : kind === 'ward'
        ? [72, 100]
        : [67, 99];
  return addDays(addMonths(today, -12 * random.int(low ?? 67, high ?? 99)), -random.int(1, 364));
}

const toSituation = (random: Random): Situation =>
  random.weighted({ inOrder: 76, overdue: 7, stale: 4, missing: 6, notRelevant: 4, declined: 2, dead: 1 });

/** One ward keeps its last four rooms for short stays. */
function toService({ body }: DemoUnit, index: number, random: Random): ServiceType {
  if (body.kind === 'ward')
    return body.name === 'Fjord' && index >= 20 ? 'korttidsopphold' : 'langtidsopphold';
  return random.chance(0.85) ? 'hjemmesykepleie' : 'annen-hjemmetjeneste';
}

/** Who gets preventive visits has little or no help from before. */
const teamService = (index: number): ServiceType =>
  index % 4 === 0 || index === 1 ? 'annen-hjemmetjeneste' : 'ingen-tjeneste';
