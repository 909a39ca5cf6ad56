import * as z from 'zod/mini';
import { interval } from './content.ts';
import { count, day, uuid } from './primitives.ts';

/** Whose unit, with those below it, and up to which day; without a day a week ahead. */
export const dueQuery = z.object({ unitId: uuid, until: z.optional(day) });

/** One thing that is due for one person, with the rule it came from (`src/domain/schedule/SPEC.md`). */
export const duePerson = z.object({
  personId: z.string(),
  questionnaire: z.string(),
  due: day,
  reason: z.enum(['first', 'repeat', 'review', 'askAgain', 'plan', 'evaluate', 'offer']),
  overdueDays: count,
  putOffFrom: z.optional(day),
  rule: z.object({
    schedule: z.string(),
    version: z.string(),
    service: z.string(),
    from: day,
    interval,
    basis: z.enum(['confirmed', 'default', 'own', 'form']),
  }),
});

/** `GET /due`: soonest first. Persons are named by id alone: the reader's own device knows those she may know. */
export const dueList = z.object({
  unitId: uuid,
  today: day,
  until: day,
  serverTime: z.string(),
  due: z.array(duePerson),
});
export type DueList = z.infer<typeof dueList>;
