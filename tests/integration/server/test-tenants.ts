import type { DemoRecord, DemoTenant } from '#server/demo/demo-tenant.ts';
import type { RoleName } from '#protocol/record-bodies.ts';

/** A UUID that says what it is: `id('a', 1)`. */
export const id = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const solvik = id('a', 0);
export const nesvik = id('b', 0);
export const units = {
  solvik: id('a1', 1),
  home: id('a1', 2),
  north: id('a1', 3),
  south: id('a1', 4),
  nesvik: id('b1', 1),
} as const;
export const staff = {
  kari: id('a2', 1),
  ola: id('a2', 2),
  nina: id('a2', 3),
  siri: id('a2', 4),
  liv: id('a2', 5),
  per: id('a2', 6),
  admin: id('a2', 7),
  mette: id('a2', 8),
  nora: id('b2', 1),
} as const;
export type Subject = keyof typeof staff;
export const persons = {
  anne: id('a3', 1),
  bjorn: id('a3', 2),
  ceciliaSouth: id('a3', 3),
  nesvik: id('b3', 1),
} as const;

const at = '2026-01-05T08:00:00+01:00';
/** A word nobody of Nesvik may ever see. */
export const solvikSecret = 'Solvikhemmelighet';

const unit = (unitId: string, name: string, kind: string, parentId: string | null): DemoRecord => ({
  id: unitId,
  kind: 'unit',
  body: { name, kind, parentId },
  by: staff.admin,
  at,
});
const member = (staffId: string, name: string, role: RoleName, unitId: string): DemoRecord => ({
  id: staffId,
  kind: 'staff',
  body: { name, title: role, roles: [{ role, unitId }] },
  by: staff.admin,
  at,
});
const person = (personId: string, family: string, unitId: string, by: string): DemoRecord => ({
  id: personId,
  kind: 'person',
  body: { given: 'Test', family, birthDate: '1940-02-03', unitId },
  by,
  at,
});

const subjects = (names: readonly Subject[]): DemoTenant['identities'] =>
  names.map((subject) => ({ subject, staffId: staff[subject] }));

/** Two small municipalities: enough rights to test every wall between and inside them. */
export const testTenants = (): readonly DemoTenant[] => [
  {
    tenantId: solvik,
    name: 'Solvik kommune',
    identities: subjects(['kari', 'ola', 'nina', 'siri', 'liv', 'per', 'admin', 'mette']),
    records: [
      unit(units.solvik, 'Solvik', 'municipality', null),
      unit(units.home, 'Hjemmetjenesten', 'service', units.solvik),
      unit(units.north, 'Nord', 'zone', units.home),
      unit(units.south, 'Sør', 'zone', units.home),
      member(staff.kari, 'Kari', 'nurse', units.north),
      member(staff.ola, 'Ola', 'assistant', units.north),
      member(staff.nina, 'Nina', 'nurse', units.south),
      member(staff.siri, 'Siri', 'leader', units.home),
      member(staff.liv, 'Liv', 'learner', units.north),
      member(staff.mette, 'Mette', 'groupLeader', units.solvik),
      member(staff.per, 'Per', 'professionalLead', units.solvik),
      member(staff.admin, 'Admin', 'administrator', units.solvik),
      person(persons.anne, solvikSecret, units.north, staff.kari),
      person(persons.bjorn, `${solvikSecret} Bjørn`, units.north, staff.kari),
      person(persons.ceciliaSouth, `${solvikSecret} Sør`, units.south, staff.nina),
    ],
  },
  {
    tenantId: nesvik,
    name: 'Nesvik kommune',
    identities: subjects(['nora']),
    records: [
      unit(units.nesvik, 'Nesvik', 'municipality', null),
      member(staff.nora, 'Nora', 'nurse', units.nesvik),
      person(persons.nesvik, 'Nesviksen', units.nesvik, staff.nora),
    ],
  },
];
