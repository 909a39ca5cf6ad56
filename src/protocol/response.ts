import * as z from 'zod/mini';
import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { instant, jsonObject, recordId, text, uuid } from './primitives.ts';

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
  /** The ward round it was begun on. */
  roundId: z.optional(z.nullable(uuid)),
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
