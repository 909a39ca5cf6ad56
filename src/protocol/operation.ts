import * as z from 'zod/mini';
import { isHybridTime } from '#domain/merge/hybrid-clock.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { eventKinds, recordKinds } from './record-kinds.ts';
import { instant, json, jsonObject, positive, recordId, text } from './primitives.ts';

const kind = z.enum(recordKinds as [string, ...string[]]);
/** `__proto__` is no name: written to, it changes the object it stands in. */
const register = z.string().check(
  z.minLength(1),
  z.maxLength(2000),
  z.refine((name) => name !== '__proto__'),
);
const base = z.nullable(z.string().check(z.maxLength(200)));

const answer = z.custom<QuestionnaireResponseAnswer>(
  (value) => jsonObject.safeParse(value).success,
  'expected an answer object',
);

const operationName = z.string().check(z.maxLength(200));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** A correction without a reason is none. */
const reason = text(2000).check(z.refine((value) => value.trim() !== ''));

/** A whole signed version of a response. */
const version = {
  questionnaire: recordId,
  response: z.custom<QuestionnaireResponse>(
    (value) =>
      jsonObject.safeParse(value).success &&
      (value as { resourceType?: unknown }).resourceType === 'QuestionnaireResponse',
    'expected a QuestionnaireResponse',
  ),
  hash,
};

const settlement = {
  type: z.literal('amendment.settle'),
  id: recordId,
  of: operationName,
  reason,
  base,
};

export const operationBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('record.put'), id: recordId, kind, body: jsonObject }),
  z.object({
    type: z.literal('record.patch'),
    id: recordId,
    kind,
    fields: z.record(register, json),
    base: z.record(register, base),
  }),
  z.object({ type: z.literal('event.add'), id: recordId, kind: z.enum(eventKinds), body: jsonObject }),
  z.object({
    type: z.literal('answer.set'),
    id: recordId,
    path: register,
    answer: z.array(answer).check(z.maxLength(1000)),
    base,
    calculated: z.optional(z.literal(true)),
  }),
  z.object({
    type: z.literal('response.sign'),
    id: recordId,
    ...version,
    base: z.nullable(z.record(register, operationName)),
    openReason: z.nullable(reason),
  }),
  z.object({ type: z.literal('response.amend'), id: recordId, amends: hash, reason, ...version }),
  z.object({ type: z.literal('response.void'), id: recordId, reason }),
  z.discriminatedUnion('decision', [
    z.object({ ...settlement, decision: z.literal('declined') }),
    z.object({ ...settlement, decision: z.literal('taken'), amends: hash, ...version }),
  ]),
  z.object({
    type: z.literal('response.move'),
    id: recordId,
    from: recordId,
    to: recordId,
    changes: z
      .array(z.object({ path: register, answer: z.array(answer).check(z.maxLength(1000)), base }))
      .check(z.maxLength(5000)),
    lost: z
      .array(z.object({ linkId: register, text: text(), answer: z.array(answer) }))
      .check(z.maxLength(5000)),
  }),
]) satisfies z.ZodMiniType<OperationBody>;

/** One operation as it crosses the wire; `n` is gapless from 1 within its replica. */
export const operation = z.object({
  n: positive,
  schema: positive,
  /** Device time, kept as it was: never a cursor, never a reason to refuse. */
  at: instant,
  /** Orders one person's own devices (`domain/merge/hybrid-clock.ts`). */
  hlc: z.string().check(z.refine(isHybridTime)),
  /** Operations of one group are applied all or none. */
  groupId: z.optional(z.string().check(z.maxLength(100))),
  body: operationBody,
});

export type Operation = z.infer<typeof operation>;
