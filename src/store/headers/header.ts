import { readScheduleAnswers, type ScheduleAnswers } from '#domain/schedule/schedule-answers.ts';
import type { VisitSummary } from '#domain/visits/visit-summary.ts';
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
  'absence',
  'individualPlan',
  'vitalsPlan',
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
  /** Those planned or begun, and every preventive one: of what came of it only codes and days. */
  readonly visit: Pick<RecordBody<'visit'>, 'personId' | 'unitId' | 'assignedTo'> & VisitSummary;
  /** Those that are open. */
  readonly task: Omit<RecordBody<'task'>, 'outcome'>;
  readonly servicePeriod: RecordBody<'servicePeriod'>;
  readonly response: Pick<
    Response,
    'personId' | 'unitId' | 'questionnaire' | 'status' | 'startedBy' | 'startedAt' | 'signedBy' | 'signedAt'
  > &
    ScheduleAnswers & {
      /** When it was signed first, if it has been corrected since. */
      readonly firstSignedAt?: string;
      /** The ward round it was begun on. */
      readonly roundId?: string;
    };
  readonly exemption: Omit<RecordBody<'exemption'>, 'reason' | 'by'>;
  readonly absence: Pick<RecordBody<'absence'>, 'personId' | 'unitId' | 'from' | 'to'>;
  readonly individualPlan: Omit<RecordBody<'individualPlan'>, 'reason' | 'by'>;
  /** Those by which somebody is measured again. */
  readonly vitalsPlan: Pick<RecordBody<'vitalsPlan'>, 'personId' | 'unitId' | 'repeat'>;
  /** Of a questionnaire only its names, of an exercise nothing; all else whole. */
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
export type StoredHeader = Header & { readonly delivery: KeptDelivery };

/** Raised when a body below becomes another: what lies on devices in the older shape is then made anew. */
export const headerShape = 5;

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
  visit: (body) =>
    body.status === 'planned' || body.status === 'inProgress' || body.kind === 'preventiveVisit'
      ? toVisitHeader(body)
      : null,
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
    response,
    earlier,
    roundId,
  }) => ({
    personId,
    unitId,
    questionnaire,
    status,
    startedBy,
    startedAt,
    ...(signedBy === undefined ? {} : { signedBy }),
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(status === 'signed' ? readScheduleAnswers(response, score) : {}),
    ...(earlier?.[0] ? { firstSignedAt: earlier[0].at } : {}),
    ...(roundId == null ? {} : { roundId }),
  }),
  exemption: ({ reason: _reason, by: _by, ...body }) => body,
  absence: ({ personId, unitId, from, to }) => ({ personId, unitId, from, to }),
  individualPlan: ({ reason: _reason, by: _by, ...body }) => body,
  vitalsPlan: ({ personId, unitId, repeat }) => (repeat ? { personId, unitId, repeat } : null),
  // Scenarios are long, and no list that is there from the start shows them.
  content: (body) =>
    body.type === 'exercise'
      ? null
      : body.type === 'questionnaire'
        ? { ...body, resource: namesOf(body.resource) }
        : body,
};

/** Null for what no list shows. Throws a `SealBroken` when the row does not open. */
export function toHeader({ id, kind, shown, delivery }: RecordRow): StoredHeader | null {
  if (!shown || !isHeaderKind(kind)) return null;
  // The server and the screens have checked it as that kind's body.
  const toBody = bodies[kind] as (body: JsonObject) => HeaderBodies[HeaderKind] | null;
  const body = toBody(shown.body);
  return body && ({ id, kind, body, delivery } as StoredHeader);
}

/** Where a part of a kind's headers lies; the first under the kind's own name. */
export const partKey = (kind: HeaderKind, part: number): string => (part === 0 ? kind : `${kind}/${part}`);

export const kindOfPart = (key: string): string => key.split('/', 1)[0] ?? key;

export const isHeaderKind = (kind: string): kind is HeaderKind =>
  (headerKinds as readonly string[]).includes(kind);

const toVisitHeader = ({
  personId,
  unitId,
  kind,
  plannedAt,
  assignedTo,
  status,
  appointment,
  invitation,
  answer,
  outcome,
  transfer,
}: RecordBody<'visit'>): HeaderBodies['visit'] => ({
  personId,
  unitId,
  kind,
  plannedAt,
  assignedTo,
  status,
  ...(appointment === undefined ? {} : { appointment }),
  ...(invitation ? { invitation: { on: invitation.on } } : {}),
  ...(answer ? { answer: { reply: answer.reply, on: answer.on } } : {}),
  ...(outcome ? { outcome: toOutcomeHeader(outcome) } : {}),
  ...(transfer ? { transfer: toTransferHeader(transfer) } : {}),
});

const toTransferHeader = ({ at, of }: NonNullable<VisitSummary['transfer']>): VisitSummary['transfer'] => ({
  at,
  ...(of ? { of: { signedAt: of.signedAt } } : {}),
});

const toOutcomeHeader = ({
  at,
  responseId,
  themes,
  interpreter,
  referredTo,
}: NonNullable<VisitSummary['outcome']>): NonNullable<VisitSummary['outcome']> => ({
  at,
  responseId,
  themes,
  interpreter,
  referredTo,
});

function namesOf({ title, _title, name }: JsonObject): JsonObject {
  const names = { title, _title, name };
  return Object.fromEntries(
    Object.entries(names).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );
}
