import type { RecordBody, RoleName } from '#protocol/record-bodies.ts';
import { unitNamed, type DemoUnit } from './demo-units.ts';
import { pickName } from './names.ts';
import type { Random } from './random.ts';

export type DemoStaff = {
  readonly id: string;
  readonly body: RecordBody<'staff'>;
  /** Where she works. */
  readonly unitId: string;
  /** Her button on the demo's log-in page, for the few who have one. */
  readonly subject?: string;
};
type NamedStaff = {
  readonly subject: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly roles: readonly { readonly role: RoleName; readonly unit: string }[];
};

const one = (subject: string, name: string, title: string, role: RoleName, unit: string): NamedStaff => ({
  subject,
  name,
  title,
  unit,
  roles: [{ role, unit }],
});

/** The people of the log-in page, in its order. */
const solvikPeople: readonly NamedStaff[] = [
  one('kari', 'Kari Solbakk', 'sykepleier', 'nurse', 'Hjemmetjenesten Nord'),
  one('ola', 'Ola Fjelde', 'helsefagarbeider', 'assistant', 'Hjemmetjenesten Nord'),
  one('nina', 'Nina Utsi', 'sykepleier', 'nurse', 'Hjemmetjenesten Sør'),
  one('jonas', 'Jonas Lindgård', 'ergoterapeut', 'preventiveVisitor', 'Forebyggende team'),
  one('amina', 'Amina Warsame', 'sykepleier', 'nurse', 'Fjord'),
  {
    subject: 'liv',
    name: 'Liv Brenna',
    title: 'helsefagarbeider',
    unit: 'Fjell',
    roles: [
      { role: 'assistant', unit: 'Fjell' },
      { role: 'learner', unit: 'Fjell' },
    ],
  },
  {
    subject: 'mette',
    name: 'Mette Haugland',
    title: 'fagutviklingssykepleier',
    unit: 'Solvik sykehjem',
    roles: [
      { role: 'groupLeader', unit: 'Solvik sykehjem' },
      { role: 'abcContact', unit: 'Solvik kommune' },
    ],
  },
  one('siri', 'Siri Tveten', 'avdelingsleder', 'leader', 'Hjemmetjenesten Nord'),
  one('tone', 'Tone Aasheim', 'enhetsleder', 'leader', 'Solvik sykehjem'),
  one('per', 'Per Nordang', 'fagansvarlig', 'professionalLead', 'Solvik kommune'),
  one('admin', 'Unni Berg-Holm', 'administrator', 'administrator', 'Solvik kommune'),
];
const nesvikPeople: readonly NamedStaff[] = [
  one('nora', 'Nora Stavnes', 'sykepleier', 'nurse', 'Nesvik hjemmetjeneste'),
];

/** How many others work where. */
const solvikOthers: Readonly<Record<string, number>> = {
  'Hjemmetjenesten Nord': 13,
  'Hjemmetjenesten Sør': 13,
  'Forebyggende team': 3,
  Fjord: 10,
  Fjell: 10,
};
/** How many of those others are in an ABC group. */
const learners: Readonly<Record<string, number>> = {
  'Hjemmetjenesten Nord': 7,
  'Hjemmetjenesten Sør': 7,
  Fjord: 4,
  Fjell: 3,
};
const nesvikOthers: Readonly<Record<string, number>> = { 'Nesvik hjemmetjeneste': 4 };

export const solvikStaff = (units: readonly DemoUnit[], random: Random): readonly DemoStaff[] =>
  toStaff(solvikPeople, solvikOthers, units, random);
export const nesvikStaff = (units: readonly DemoUnit[], random: Random): readonly DemoStaff[] =>
  toStaff(nesvikPeople, nesvikOthers, units, random);

function toStaff(
  named: readonly NamedStaff[],
  others: Readonly<Record<string, number>>,
  units: readonly DemoUnit[],
  random: Random,
): readonly DemoStaff[] {
  const known = named.map(({ subject, name, title, unit, roles }) => ({
    id: random.fork(`staff ${subject}`).uuid(),
    subject,
    unitId: unitNamed(units, unit).id,
    body: {
      name,
      title,
      roles: roles.map(({ role, unit: at }) => ({ role, unitId: unitNamed(units, at).id })),
    },
  }));
  const rest = Object.entries(others).flatMap(([unit, count]) =>
    Array.from({ length: count }, (_, index) =>
      toColleague(unitNamed(units, unit), index < (learners[unit] ?? 0), random.fork(`${unit} ${index}`)),
    ),
  );
  return [...known, ...rest];
}

function toColleague(unit: DemoUnit, isLearner: boolean, random: Random): DemoStaff {
  const { given, family } = pickName(random, random.chance(0.8) ? 'female' : 'male');
  const isNurse = random.chance(0.4);
  const role = unit.body.kind === 'team' ? 'preventiveVisitor' : isNurse ? 'nurse' : 'assistant';
  const title = isNurse ? 'sykepleier' : random.pick(['helsefagarbeider', 'helsefagarbeider', 'assistent']);
  return {
    id: random.uuid(),
    unitId: unit.id,
    body: {
      name: `${given} ${family}`,
      title,
      roles: [
        { role, unitId: unit.id },
        ...(isLearner ? [{ role: 'learner' as const, unitId: unit.id }] : []),
      ],
    },
  };
}
