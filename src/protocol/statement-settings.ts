import * as z from 'zod/mini';
import { count, instant, text } from './primitives.ts';

/** Why a learning record store gets nothing more until somebody has looked at it. */
export const statementStop = z.enum(['refusedKey', 'refusedAddress', 'refusedStatement', 'secretLost']);
export type StatementStop = z.infer<typeof statementStop>;

/** Where learning is told of outside, as an administrator sees it. The secret never comes back out. */
export const statementStatus = z.object({
  enabled: z.boolean(),
  endpoint: z.string(),
  keyName: z.string(),
  hasSecret: z.boolean(),
  waiting: count,
  /** Set aside: the store would not have them. */
  refused: z.optional(count),
  sent: count,
  lastSentAt: z.nullable(instant),
  stopped: z.nullable(statementStop),
  stoppedAt: z.nullable(instant),
});
export type StatementStatus = z.infer<typeof statementStatus>;

export const statementSettings = z.object({
  enabled: z.boolean(),
  endpoint: text(500),
  keyName: text(200),
  /** Absent: the one there is. */
  secret: z.optional(text(500).check(z.minLength(1))),
});
export type StatementSettings = z.infer<typeof statementSettings>;
