import * as z from 'zod/mini';
import { day, instant, text, uuid } from './primitives.ts';

const code = z.string().check(z.minLength(1), z.maxLength(60));

/** What the fields of a preventive visit mean and what may follow what: `src/domain/visits/SPEC.md`. */
export const visitBody = z.object({
  personId: uuid,
  unitId: uuid,
  kind: z.enum(['homeVisit', 'preventiveVisit']),
  plannedAt: instant,
  assignedTo: z.nullable(uuid),
  status: z.enum(['planned', 'inProgress', 'done', 'cancelled']),
  /** `open`: asked, and `plannedAt` only stands in for a time. Absent: it is one both know of. */
  appointment: z.optional(z.enum(['agreed', 'open'])),
  invitation: z.optional(
    z.object({
      channel: z.enum(['letter', 'phone', 'other']),
      source: z.enum(['age', 'referral', 'ownWish']),
      on: day,
      by: uuid,
    }),
  ),
  /** Null after she was asked again. */
  answer: z.optional(
    z.nullable(
      z.object({ reply: z.enum(['yes', 'no', 'none']), on: day, by: uuid, reason: z.optional(text(500)) }),
    ),
  ),
  /** Prepared: codes of the themes to bring up, and of what has been packed. */
  themes: z.optional(z.array(code)),
  packed: z.optional(z.array(code)),
  /** The written language of what is printed for the person. */
  summaryLanguage: z.optional(z.enum(['nb', 'nn', 'en'])),
  /** Set when the conversation is signed: what the year's figures are counted from. */
  outcome: z.optional(
    z.nullable(
      z.object({
        by: uuid,
        at: instant,
        responseId: uuid,
        themes: z.array(code),
        interpreter: z.boolean(),
        consent: z.nullable(z.enum(['oral', 'written', 'no', 'notRelevant'])),
        referredTo: z.array(code),
      }),
    ),
  ),
  /** *Overført til journalen*: who said so and when; null when it was taken back. */
  transfer: z.optional(
    z.nullable(
      z.object({
        by: uuid,
        at: instant,
        /** What the text was made from: when its form was signed, and each follow-up as it stood. Absent: nobody noted it. */
        of: z.optional(
          z.object({
            signedAt: z.nullable(instant),
            followUps: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(200)),
          }),
        ),
      }),
    ),
  ),
});
