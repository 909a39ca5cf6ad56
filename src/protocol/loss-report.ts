import * as z from 'zod/mini';
import { count, instant, uuid } from './primitives.ts';

/**
 * `POST /sync/losses`: what a device found its browser to have lost. Counts and times, nothing about persons. Sent until
 * it is answered; the id keeps it from being counted twice.
 */
const lossReport = z.object({
  id: uuid,
  /** Device time when it was found. */
  at: instant,
  outcome: z.enum(['rebuilt', 'lost']),
  restored: count,
  mayBeLost: count,
  damaged: count,
  /** Device time of the newest operation anything was known of. */
  lastAt: z.nullable(instant),
});

export const lossReports = z.object({
  deviceId: uuid,
  losses: z.array(lossReport).check(z.minLength(1), z.maxLength(20)),
});
export type LossReports = z.infer<typeof lossReports>;
