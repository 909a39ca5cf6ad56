import * as z from 'zod/mini';
import { count, day, text, uuid } from './primitives.ts';

/**
 * A ward's round of one thing. What is put when it begins is the same on every tablet (`toRoundId`), so that two that begin it
 * begin one: who and when stand in the stamps. The rows are drafts of the topic's form, one a resident.
 */
export const roundBody = z.object({
  unitId: uuid,
  topic: z.enum(['weighing', 'mst', 'mouth', 'medicines']),
  on: day,
  /** Counts from 1 among the rounds of that topic on that day. */
  number: count,
  /** Answers given once for all rows: linkId and code. */
  conditions: z.optional(z.record(z.string(), z.string())),
  /** Absent: nobody has paused or ended it. */
  status: z.optional(z.enum(['open', 'paused', 'done', 'dropped'])),
  handedTo: z.optional(z.nullable(uuid)),
  /** Why it was dropped. */
  reason: z.optional(text(1000)),
});

/** Why a resident was left out of a round; null when that no longer holds. */
export const roundMarkBody = z.object({
  roundId: uuid,
  personId: uuid,
  unitId: uuid,
  reason: z.nullable(z.enum(['away', 'asleep', 'declined', 'notNow'])),
});
