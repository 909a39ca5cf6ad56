import * as z from 'zod/mini';
import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { accessEventBody } from './access-event.ts';
import { count, day, instant, jsonObject, name, recordId, text, uuid } from './primitives.ts';
import { settingsBody } from './settings.ts';

/** Kommune, virksomhet, avdeling or sone; `parentId` null at the root. */
export const unitBody = z.object({
  name,
  kind: z.enum(['municipality', 'service', 'ward', 'zone', 'team', 'nursingHome']),
  parentId: z.nullable(uuid),
});

export const roleName = z.enum([
  'nurse',
  'assistant',
  'preventiveVisitor',
  'leader',
  'learner',
  'groupLeader',
  'abcContact',
  'professionalLead',
  'administrator',
]);

export const staffBody = z.object({
  name,
  /** As shown beside the name: sykepleier, helsefagarbeider … */
  title: text(100),
  roles: z.array(z.object({ role: roleName, unitId: uuid })),
});

export const personBody = z.object({
  given: name,
  family: name,
  birthDate: day,
  /** Optional on purpose: no national identifier is needed for the work on the phone. */
  nationalId: z.optional(z.string().check(z.regex(/^\d{11}$/))),
  unitId: uuid,
  address: z.optional(text(300)),
  phone: z.optional(text(40)),
  /** Room or flat in an institution. */
  room: z.optional(text(40)),
  nextOfKin: z.optional(z.array(z.object({ name, relation: text(60), phone: z.optional(text(40)) }))),
  needsInterpreter: z.optional(text(60)),
  deceasedOn: z.optional(z.nullable(day)),
});

export const serviceType = z.enum([
  'korttidsopphold',
  'langtidsopphold',
  'hjemmesykepleie',
  'annen-hjemmetjeneste',
  'ingen-tjeneste',
]);

export const servicePeriodBody = z.object({
  personId: uuid,
  /** Who gave the service. An ended period keeps it when its person moves. */
  unitId: uuid,
  /** Where an ended period lies since its person moved; absent while it lies with who gave it. */
  filedIn: z.optional(uuid),
  service: serviceType,
  start: day,
  end: z.nullable(day),
});

export const visitBody = z.object({
  personId: uuid,
  unitId: uuid,
  kind: z.enum(['homeVisit', 'preventiveVisit']),
  plannedAt: instant,
  assignedTo: z.nullable(uuid),
  status: z.enum(['planned', 'inProgress', 'done', 'cancelled']),
});

const questionnaireResponse = z.custom<QuestionnaireResponse>(
  (value) =>
    jsonObject.safeParse(value).success &&
    (value as { resourceType?: unknown }).resourceType === 'QuestionnaireResponse',
  'expected a QuestionnaireResponse',
);

const responseMove = z.object({
  by: uuid,
  at: instant,
  from: recordId,
  to: recordId,
  lost: z.array(
    z.object({
      linkId: z.string(),
      text: z.string(),
      answer: z.array(
        z.custom<QuestionnaireResponseAnswer>(
          (value) => jsonObject.safeParse(value).success,
          'expected an answer',
        ),
      ),
    }),
  ),
});

const authorship = { by: uuid, at: instant, operation: z.string(), hlc: z.optional(z.string()) };
const settlementFields = {
  ...authorship,
  decision: z.enum(['taken', 'declined']),
  reason: text(2000),
};
/** What was done with a proposed amendment; `otherwise`: decided the opposite without having seen it. */
const settlement = z.object({
  ...settlementFields,
  otherwise: z.optional(z.array(z.object(settlementFields))),
});
const signedVersion = z.object({
  ...authorship,
  questionnaire: recordId,
  response: questionnaireResponse,
  hash: z.string(),
  amends: z.optional(z.string()),
  reason: z.optional(text(2000)),
  settled: z.optional(settlement),
});

/** A draft and later the signed record; `response` is the only copy of the answers. */
export const responseBody = z.object({
  personId: z.nullable(uuid),
  unitId: uuid,
  visitId: z.optional(z.nullable(uuid)),
  /** Canonical `url|version`: a record stays with the version it was made with. */
  questionnaire: recordId,
  response: questionnaireResponse,
  /** `voided`: *feilført*. It stays and is readable, and counts for nothing. */
  status: z.enum(['draft', 'signed', 'voided']),
  startedBy: uuid,
  startedAt: instant,
  signedBy: z.optional(uuid),
  signedAt: z.optional(instant),
  hash: z.optional(z.string()),
  /** The score shown when it was signed, absent when a part was missing. */
  score: z.optional(z.number()),
  /** The operation that signed what stands now; absent on what was signed before corrections could be made. */
  signedWith: z.optional(z.string()),
  /** Why it was signed though two answers stood against each other. */
  openReason: z.optional(text(2000)),
  /** Why it was corrected last, and what stood before, oldest first. */
  amendReason: z.optional(text(2000)),
  earlier: z.optional(z.array(z.object({ ...signedVersion.shape, by: z.string(), at: z.string() }))),
  voided: z.optional(z.object({ ...authorship, reason: text(2000) })),
  /** Signed versions beside the one that stands: proposed amendments, kept for a person to look at. */
  alsoSigned: z.optional(z.array(signedVersion)),
  /** Answers that are not in what was signed: proposed amendments. */
  lateAnswers: z.optional(
    z.array(
      z.object({
        ...authorship,
        path: z.string(),
        answer: z.array(z.json()),
        settled: z.optional(settlement),
      }),
    ),
  ),
  /** Each time the draft went on with another version of its form, with the answers that did not come along. */
  moves: z.optional(z.array(responseMove)),
});

export const measurementBody = z.object({
  personId: uuid,
  unitId: uuid,
  code: z.enum(['bodyWeight', 'bodyHeight']),
  /** Grams for a weight, millimetres for a height: floating point scores wrongly at exact limits. */
  value: count,
  measuredAt: instant,
  measuredBy: uuid,
  responseId: z.optional(z.nullable(uuid)),
  /** Hash of the signed version it was read from: it counts while that version stands. */
  signedHash: z.optional(z.string()),
  /** False for oedema and the like: not used in a weight history. */
  reliable: z.optional(z.boolean()),
});

export const taskBody = z.object({
  personId: z.nullable(uuid),
  unitId: uuid,
  title: text(300),
  due: day,
  assignedTo: z.nullable(uuid),
  status: z.enum(['open', 'done', 'dropped']),
  outcome: z.optional(text(2000)),
});

/** *Ikke relevant* and *ønsker ikke*: why a person is not screened. A reason is always given. */
export const exemptionBody = z.object({
  personId: uuid,
  unitId: uuid,
  /** Url of the questionnaire, without version. */
  questionnaire: recordId,
  status: z.enum(['notRelevant', 'declined']),
  reason: text(1000).check(z.minLength(1)),
  on: day,
  by: uuid,
});

/** One tick in a perm; the newest event of a step counts. Belongs to the learner alone. */
export const progressBody = z.object({
  learnerId: uuid,
  programme: recordId,
  booklet: z.string().check(z.minLength(1), z.maxLength(60)),
  step: z.enum(['read', 'reflected', 'discussed']),
  done: z.boolean(),
  on: day,
  at: instant,
});

/** A learner's own note beside a hefte. Nobody else can read it. */
export const noteBody = z.object({
  learnerId: uuid,
  programme: recordId,
  booklet: z.string().check(z.minLength(1), z.maxLength(60)),
  text: text(20_000),
});

/** A learner works through a perm. */
export const enrolmentBody = z.object({
  learnerId: uuid,
  programme: recordId,
  startedOn: day,
  status: z.enum(['active', 'paused', 'stopped', 'completed']),
  reason: z.optional(text(500)),
});

/** Versioned content: a Questionnaire, a programme, a schedule, an indicator. Its id is `url|version`. */
export const contentBody = z.object({
  type: z.enum(['questionnaire', 'programme', 'schedule', 'indicator']),
  url: recordId,
  version: z.string().check(z.minLength(1), z.maxLength(60)),
  status: z.enum(['draft', 'active', 'retired']),
  resource: jsonObject,
});

export const recordBodies = {
  unit: unitBody,
  staff: staffBody,
  person: personBody,
  servicePeriod: servicePeriodBody,
  visit: visitBody,
  response: responseBody,
  measurement: measurementBody,
  task: taskBody,
  exemption: exemptionBody,
  enrolment: enrolmentBody,
  progress: progressBody,
  note: noteBody,
  content: contentBody,
  settings: settingsBody,
  accessEvent: accessEventBody,
} as const;

export type RecordKind = keyof typeof recordBodies;
export type RecordBody<K extends RecordKind> = z.infer<(typeof recordBodies)[K]>;
export type RoleName = z.infer<typeof roleName>;
export type ServiceType = z.infer<typeof serviceType>;

export const recordKinds = Object.keys(recordBodies) as readonly RecordKind[];
export const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(recordBodies, kind);

/** Kinds that are only ever added to (`event.add`). */
export const eventKinds = ['progress', 'accessEvent'] as const satisfies readonly RecordKind[];
