import { searchWords } from '#domain/persons/search-words.ts';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Delivery } from '../device-store.ts';
import type { KeptDelivery, RecordRow } from '../tables.ts';

/** The kinds whose records are listed on I dag, or searched. */
export const headerKinds = [
  'person',
  'visit',
  'task',
  'servicePeriod',
  'response',
  'exemption',
  'content',
] as const;
export type HeaderKind = (typeof headerKinds)[number];

type Person = RecordBody<'person'>;
type Response = RecordBody<'response'>;

/** What lists show of a record and are worked out from: no answers, no contacts, no reasons. */
export type HeaderBodies = {
  /** `words`: what the person is found by (`searchWords`). */
  readonly person: Pick<Person, 'given' | 'family' | 'birthDate' | 'unitId'> & {
    readonly address?: string;
    readonly room?: string;
    readonly deceasedOn?: string | null;
    readonly words: string;
  };
  /** Those planned or begun. */
  readonly visit: RecordBody<'visit'>;
  /** Those that are open. */
  readonly task: Omit<RecordBody<'task'>, 'outcome'>;
  readonly servicePeriod: RecordBody<'servicePeriod'>;
  readonly response: Pick<
    Response,
    'personId' | 'unitId' | 'questionnaire' | 'status' | 'startedBy' | 'startedAt' | 'signedBy' | 'signedAt'
  > & { readonly score?: number };
  readonly exemption: Omit<RecordBody<'exemption'>, 'reason' | 'by'>;
  /** Of a questionnaire only its names; all else whole. */
  readonly content: Omit<RecordBody<'content'>, 'resource'> & { readonly resource: JsonObject };
};

export type Header<K extends HeaderKind = HeaderKind> = {
  readonly [Kind in K]: {
    readonly id: string;
    readonly kind: Kind;
    readonly body: HeaderBodies[Kind];
    readonly delivery: Delivery;
  };
}[K];

/** As it lies on the device: without what is known only to the tab that sends. */
export type StoredHeader = {
  readonly id: string;
  readonly body: HeaderBodies[HeaderKind];
  readonly delivery: KeptDelivery;
};

/** Raised when a body below becomes another: what lies on devices in the older shape is then made anew. */
export const headerShape = 1;

const bodies: { readonly [K in HeaderKind]: (body: RecordBody<K>) => HeaderBodies[K] | null } = {
  person: ({ given, family, birthDate, unitId, address, room, deceasedOn }) => ({
    given,
    family,
    birthDate,
    unitId,
    ...(address === undefined ? {} : { address }),
    ...(room === undefined ? {} : { room }),
    ...(deceasedOn === undefined ? {} : { deceasedOn }),
    words: searchWords(given, family, birthDate, room),
  }),
  visit: (body) => (body.status === 'planned' || body.status === 'inProgress' ? body : null),
  task: ({ outcome: _, ...body }) => (body.status === 'open' ? body : null),
  servicePeriod: (body) => body,
  response: ({
    personId,
    unitId,
    questionnaire,
    status,
    startedBy,
    startedAt,
    signedBy,
    signedAt,
    score,
  }) => ({
    personId,
    unitId,
    questionnaire,
    status,
    startedBy,
    startedAt,
    ...(signedBy === undefined ? {} : { signedBy }),
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(score === undefined ? {} : { score }),
  }),
  exemption: ({ reason: _reason, by: _by, ...body }) => body,
  content: (body) => (body.type === 'questionnaire' ? { ...body, resource: namesOf(body.resource) } : body),
};

/** Null for what no list shows. Throws a `SealBroken` when the row does not open. */
export function toHeader({ id, kind, shown, delivery }: RecordRow): StoredHeader | null {
  if (!shown || !isHeaderKind(kind)) return null;
  // The server and the screens have checked it as that kind's body.
  const toBody = bodies[kind] as (body: JsonObject) => HeaderBodies[HeaderKind] | null;
  const body = toBody(shown.body);
  return body && { id, body, delivery };
}

export const isHeaderKind = (kind: string): kind is HeaderKind =>
  (headerKinds as readonly string[]).includes(kind);

function namesOf({ title, _title, name }: JsonObject): JsonObject {
  const names = { title, _title, name };
  return Object.fromEntries(
    Object.entries(names).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );
}
