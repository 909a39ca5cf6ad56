import * as z from 'zod/mini';
import { count, positive, recordId, uuid } from './primitives.ts';
import { protocolVersion, pushLimit } from './version.ts';

/**
 * The envelope of a push. The operations themselves are parsed one by one on the server, so that one
 * that cannot be read is kept in quarantine and does not hold up the others.
 */
export const pushRequest = z.object({
  protocol: z.literal(protocolVersion),
  epoch: z.nullable(uuid),
  replicaId: uuid,
  deviceId: uuid,
  firstN: positive,
  operations: z.array(z.unknown()).check(z.minLength(1), z.maxLength(pushLimit)),
  /** What is left on the device after these, and the device time of the oldest. */
  pending: count,
  oldestPending: z.nullable(z.string()),
  /** Device clock when the request left, ISO 8601. */
  sentAt: z.string(),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const quarantineReason = z.enum([
  'unreadable',
  'unknownSchema',
  'notAllowed',
  'missingRecord',
  'wrongKind',
  'invalidBody',
  'hashMismatch',
  'groupFailed',
]);
export type QuarantineReason = z.infer<typeof quarantineReason>;

export const outcome = z.discriminatedUnion('status', [
  z.object({
    n: positive,
    status: z.enum(['applied', 'duplicate', 'conflict']),
    recordId,
    /** Where in the tenant's order the change stands; pulled rows up to here include it. */
    position: count,
    version: count,
    receivedAt: z.string(),
  }),
  z.object({
    n: positive,
    status: z.literal('quarantined'),
    reason: quarantineReason,
    detail: z.string(),
    receivedAt: z.string(),
  }),
]);
export type Outcome = z.infer<typeof outcome>;

export const pushAnswer = z.object({
  protocol: z.literal(protocolVersion),
  epoch: uuid,
  outcomes: z.array(outcome),
  /** Everything up to here is committed. */
  ackedN: count,
  /** Everything up to here is in a verified backup or replica. */
  safeN: count,
  /** Server time, so that the device can tell the nurse when her clock is more than five minutes off. */
  serverTime: z.string(),
});
export type PushAnswer = z.infer<typeof pushAnswer>;
