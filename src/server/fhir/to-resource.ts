import type { JsonObject } from '#domain/fhir/json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { ServedResource } from './served-resource.ts';

/** A record as it lies in the database. */
export type RecordRow = {
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
  readonly received_at: Date;
};

const base = 'https://visitt.example/fhir';
const loinc = 'http://loinc.org';
const ucum = 'http://unitsofmeasure.org';

const metaOf = ({ version, received_at }: RecordRow): JsonObject => ({
  versionId: String(version),
  lastUpdated: received_at.toISOString(),
});
/** Staff are no resources here; who it was is still said. */
const staff = (id: string): JsonObject => ({
  type: 'Practitioner',
  identifier: { system: `${base}/staff`, value: id },
});
const patient = (id: string): JsonObject => ({ reference: `Patient/${id}` });

/** FHIR ids have no `|` and no `/`: the last part of the address and the version. */
export const questionnaireId = (url: string, version: string): string =>
  `${url.split('/').at(-1) ?? ''}-${version}`.replaceAll(/[^A-Za-z0-9.-]/g, '-').slice(0, 64);

export function toQuestionnaire(row: RecordRow): ServedResource {
  const { url, version, status, resource } = row.body as RecordBody<'content'>;
  const meta = metaOf(row);
  return {
    ...resource,
    resourceType: 'Questionnaire',
    id: questionnaireId(url, version),
    meta,
    url,
    version,
    status,
  };
}

export function toQuestionnaireResponse(row: RecordRow): ServedResource {
  const body = row.body as RecordBody<'response'>;
  const { personId, questionnaire, response, startedAt, startedBy, signedAt, signedBy } = body;
  return {
    ...response,
    id: row.id,
    meta: metaOf(row),
    questionnaire,
    status: statusOf(body),
    ...(personId === null ? {} : { subject: patient(personId) }),
    authored: signedAt ?? startedAt,
    author: staff(signedBy ?? startedBy),
  };
}

function statusOf({ status, earlier = [] }: RecordBody<'response'>): string {
  if (status === 'draft') return 'in-progress';
  if (status === 'voided') return 'entered-in-error';
  return earlier.length > 0 ? 'amended' : 'completed';
}

export function toPatient(row: RecordRow): ServedResource {
  const person = row.body as RecordBody<'person'>;
  const { given, family, birthDate, nationalId, address, phone, deceasedOn, nextOfKin = [] } = person;
  return {
    resourceType: 'Patient',
    id: row.id,
    meta: metaOf(row),
    // Fødselsnummer, as the Norwegian base profiles name it.
    ...(nationalId ? { identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: nationalId }] } : {}),
    name: [{ use: 'official', family, given: given.split(' ') }],
    birthDate,
    ...(phone ? { telecom: [{ system: 'phone', value: phone }] } : {}),
    ...(address ? { address: [{ text: address }] } : {}),
    ...(deceasedOn ? { deceasedDateTime: deceasedOn } : {}),
    ...(nextOfKin.length > 0
      ? {
          contact: nextOfKin.map((kin) => ({
            name: { text: kin.name },
            relationship: [{ text: kin.relation }],
            ...(kin.phone ? { telecom: [{ system: 'phone', value: kin.phone }] } : {}),
          })),
        }
      : {}),
  };
}

/** Kept in grams and millimetres, handed on in the units of the vital signs profile; both divide exactly. */
const measures = {
  bodyWeight: { code: '29463-7', display: 'Body weight', unit: 'kg', divisor: 1000 },
  bodyHeight: { code: '8302-2', display: 'Body height', unit: 'cm', divisor: 10 },
} as const;

/** Clothing on the scale, as the Norwegian extension of SNOMED CT has it. */
const clothings = {
  light: '8111000202103',
  naked: '8101000202100',
  dressedNoShoes: '8091000202105',
  dressed: '8081000202108',
  nappy: '8121000202106',
} as const;
const doubts = {
  oedema: 'Not reliable as a weight for comparison: fluid retention',
  amputation: 'Not reliable as a weight for comparison: amputation',
  other: 'Not reliable as a weight for comparison',
} as const;
const methods = {
  measured: 'Measured',
  reported: 'Reported, not measured',
  estimated: 'Estimated',
  kneeHeight: 'Estimated from knee height',
  demispan: 'Estimated from demispan',
  ulna: 'Estimated from ulna length',
} as const;
const scales = {
  standing: 'Standing scale',
  chair: 'Chair scale',
  wheelchair: 'Wheelchair scale',
  lift: 'Lift with scale',
  bed: 'Bed scale',
} as const;

/** How it was measured, and whether it can be compared with. */
function circumstances({
  reliable,
  doubt,
  method,
  scale,
  clothing,
}: RecordBody<'measurement'>): Omit<ServedResource, 'resourceType' | 'id'> {
  return {
    ...(reliable === false ? { interpretation: [{ text: doubts[doubt ?? 'other'] }] } : {}),
    ...(method ? { method: { text: methods[method] } } : {}),
    ...(scale ? { device: { display: scales[scale] } } : {}),
    ...(clothing
      ? {
          component: [
            {
              code: { text: 'Clothing' },
              valueCodeableConcept: {
                coding: [{ system: 'http://snomed.info/sct', code: clothings[clothing] }],
              },
            },
          ],
        }
      : {}),
  };
}

/** `isStanding`: whether the form it was read from still says so. */
export function toObservation(row: RecordRow, isStanding: boolean): ServedResource {
  const body = row.body as RecordBody<'measurement'>;
  const { personId, code, value, measuredAt, measuredBy, responseId, voided } = body;
  const { unit, divisor, ...coding } = measures[code];
  return {
    resourceType: 'Observation',
    id: row.id,
    meta: metaOf(row),
    status: isStanding ? 'final' : 'entered-in-error',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' },
        ],
      },
    ],
    code: { coding: [{ system: loinc, ...coding }] },
    subject: patient(personId),
    effectiveDateTime: measuredAt,
    performer: [staff(measuredBy)],
    valueQuantity: { value: value / divisor, unit, system: ucum, code: unit },
    ...circumstances(body),
    ...(voided ? { note: [{ time: voided.at, text: voided.reason }] } : {}),
    ...(responseId ? { derivedFrom: [{ reference: `QuestionnaireResponse/${responseId}` }] } : {}),
  };
}
