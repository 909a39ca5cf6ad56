import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import type { Session } from '#protocol/session.ts';
import type { Kept } from '#store/device-store.ts';
import { toLaunch } from './to-launch.ts';

const personId = '0195f0aa-0000-7000-8000-000000000001';
const kept = {
  scope: 'unit:x',
  version: 1,
  stamps: {},
  delivery: { state: 'delivered', at: '2026-11-21T10:00:00Z' },
} as const;
const person: Kept<'person'> = {
  ...kept,
  id: personId,
  kind: 'person',
  body: {
    given: 'Astrid',
    family: 'Moen',
    birthDate: '1942-03-01',
    unitId: personId,
    nextOfKin: [{ name: 'Lars Moen', relation: 'sønn', phone: '900 00 000' }],
  },
};
const visit: Kept<'visit'> = {
  ...kept,
  id: '0195f0aa-0000-7000-8000-000000000002',
  kind: 'visit',
  body: {
    personId,
    unitId: personId,
    kind: 'preventiveVisit',
    plannedAt: '2026-11-22T09:30:00Z',
    assignedTo: null,
    status: 'inProgress',
  },
};
const session: Session = {
  tenantId: personId,
  tenantName: 'Solvik',
  staffId: personId,
  name: 'Kari Holm',
  title: 'sykepleier',
  roles: [],
  readScopes: [],
  writeScopes: [],
  expiresAt: '2026-11-22T12:00:00Z',
  demo: false,
  serverTime: '2026-11-22T08:00:00Z',
};

const asks = (expression: string, ...declared: readonly (readonly [string, string])[]): Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'active',
  extension: declared.map(([name, type]) => ({
    url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext',
    extension: [
      { url: 'name', valueCoding: { code: name } },
      { url: 'type', valueCode: type },
    ],
  })),
  item: [
    {
      linkId: 'x',
      type: 'string',
      extension: [
        {
          url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression',
          valueExpression: { language: 'text/fhirpath', expression },
        },
      ],
    },
  ],
});

function filled(form: Questionnaire, known: Parameters<typeof toLaunch>[1]): string | undefined {
  const opened = openForm(form, { today: '2026-11-22', launch: toLaunch(form, known) });
  return opened.item('x')?.answer[0]?.valueString;
}

describe('what a form is given about the person, the visit and the one who fills it in', () => {
  const known = { person, visit, session };
  it.each([
    ["%patient.name.given.first() & ' ' & %patient.name.family", 'Astrid Moen'],
    ['%patient.contact.first().relationship.text', 'sønn'],
    ['%user.name.text', 'Kari Holm'],
    ['%user.qualification.code.text', 'sykepleier'],
    ['%encounter.status', 'in-progress'],
    ['%encounter.type.coding.code', 'preventiveVisit'],
  ])('%s', (expression, words) => {
    expect(filled(asks(expression), known)).toBe(words);
  });

  it('goes by the names the form declares for its types', () => {
    const form = asks(
      "%bruker.name.family & ', ' & %besok.status",
      ['bruker', 'Patient'],
      ['besok', 'Encounter'],
    );
    expect(filled(form, known)).toBe('Moen, in-progress');
  });

  it('fills in nothing from a visit that there is not', () => {
    expect(filled(asks('%encounter.status'), { ...known, visit: null })).toBeUndefined();
  });
});
