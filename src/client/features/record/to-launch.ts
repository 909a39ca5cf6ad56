import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Session } from '#protocol/session.ts';
import type { Kept } from '#store/device-store.ts';

type Known = {
  readonly person: Kept<'person'> | null;
  readonly visit: Kept<'visit'> | null;
  readonly session: Session;
};
type Resources = Readonly<Record<string, { readonly resourceType: string }>>;

/**
 * What a form may ask about the person, the visit and who fills it in: FHIR resources made from what lies on the
 * device, by the names of SDC's launch context and by those the form itself declares for their types.
 */
export function toLaunch(questionnaire: Questionnaire, { person, visit, session }: Known): Resources {
  const usual: Resources = {
    user: toPractitioner(session),
    ...(person ? { patient: toPatient(person) } : {}),
    ...(visit ? { encounter: toEncounter(visit) } : {}),
  };
  const own = declaredIn(questionnaire).flatMap(({ name, types }) => {
    const found = Object.values(usual).find(({ resourceType }) => types.includes(resourceType));
    return found && !(name in usual) ? [[name, found] as const] : [];
  });
  return { ...usual, ...Object.fromEntries(own) };
}

const launchContextUrl = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext';

function declaredIn({ extension = [] }: Questionnaire) {
  return extension
    .filter(({ url }) => url === launchContextUrl)
    .flatMap(({ extension: parts = [] }) => {
      const name = parts.find(({ url }) => url === 'name');
      const code = name?.valueCoding?.code ?? name?.valueId;
      const types = parts.flatMap(({ url, valueCode }) => (url === 'type' && valueCode ? [valueCode] : []));
      return code === undefined ? [] : [{ name: code, types }];
    });
}

const toPractitioner = ({ staffId, name, title }: Session) => ({
  resourceType: 'Practitioner',
  id: staffId,
  name: [{ text: name }],
  qualification: [{ code: { text: title } }],
});

function toPatient({ id, body }: Kept<'person'>) {
  const { given, family, birthDate, phone, address, nextOfKin = [] } = body;
  return {
    resourceType: 'Patient',
    id,
    name: [{ text: `${given} ${family}`, given: [given], family }],
    birthDate,
    ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
    ...(address === undefined ? {} : { address: [{ text: address }] }),
    ...(nextOfKin.length === 0
      ? {}
      : {
          contact: nextOfKin.map((one) => ({
            name: { text: one.name },
            relationship: [{ text: one.relation }],
            ...(one.phone === undefined ? {} : { telecom: [{ system: 'phone', value: one.phone }] }),
          })),
        }),
  };
}

const encounterStatus = {
  planned: 'planned',
  inProgress: 'in-progress',
  done: 'finished',
  cancelled: 'cancelled',
} as const satisfies Record<Kept<'visit'>['body']['status'], string>;

const toEncounter = ({ id, body }: Kept<'visit'>) => ({
  resourceType: 'Encounter',
  id,
  status: encounterStatus[body.status],
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HH' },
  type: [{ coding: [{ system: 'urn:visitt:visit-kind', code: body.kind }] }],
  subject: { reference: `Patient/${body.personId}` },
  period: { start: body.plannedAt },
});
