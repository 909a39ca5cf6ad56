import * as z from 'zod/mini';
import { count, instant, text, uuid } from './primitives.ts';

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
  /** Why it is not reliable; `doubtNote` says more of what else it may be. */
  doubt: z.optional(z.enum(['oedema', 'amputation', 'other'])),
  doubtNote: z.optional(text(300)),
  /** What was worn on the scale, and which scale it was: the same each time is what makes weights comparable. */
  clothing: z.optional(z.enum(['light', 'naked', 'dressedNoShoes', 'dressed', 'nappy'])),
  scale: z.optional(z.enum(['standing', 'chair', 'wheelchair', 'lift', 'bed'])),
  /** Of a height also the part of the body it was worked out from. Absent: nobody was asked. */
  method: z.optional(z.enum(['measured', 'reported', 'estimated', 'kneeHeight', 'demispan', 'ulna'])),
  /** What an estimated height was worked out from: length in millimetres, sex and age the formula was given. */
  estimate: z.optional(z.object({ segment: count, sex: z.enum(['female', 'male']), age: count })),
  /** *Feilført*: it stays and is readable, and counts for nothing. */
  voided: z.optional(z.object({ by: uuid, at: instant, reason: text(2000).check(z.minLength(1)) })),
});
