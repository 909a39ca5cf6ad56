import * as z from 'zod/mini';
import { day, instant, recordId, uuid } from './primitives.ts';

/**
 * A learner asks for her *bevis* for one perm, or has taken that back. Aldring og helse gives it out; here stands only that it
 * was asked for and, when the ABC contact has marked it, that it has come. One for each enrolment (`toCertificateId`).
 */
export const certificateBody = z.object({
  learnerId: uuid,
  enrolmentId: uuid,
  /** Canonical `url|version` of the enrolment when she asked. */
  programme: recordId,
  requestedOn: day,
  status: z.enum(['requested', 'withdrawn']),
  /** Set by the ABC contact at the server and by nothing else; null after she took it back. */
  received: z.optional(z.nullable(z.object({ by: uuid, at: instant }))),
});
