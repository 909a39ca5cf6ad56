import * as z from 'zod/mini';
import { instant, recordId, text, uuid } from './primitives.ts';

/** What was done with what is named: opened, found and opened, taken out of the app, written on paper. */
export const accessAction = z.enum(['open', 'searchHit', 'copy', 'export', 'print']);
export type AccessAction = z.infer<typeof accessAction>;

/**
 * Somebody has looked at a person or a record. It goes up like everything else, also from a phone without network,
 * but becomes a line in the server's log instead of a record: nobody gets it by pull.
 */
export const accessEventBody = z.object({
  staffId: uuid,
  action: accessAction,
  /** What was opened: `person`, `response` … */
  kind: z.string().check(z.minLength(1), z.maxLength(60)),
  recordId,
  personId: z.nullable(uuid),
  unitId: z.nullable(uuid),
  /** Why, where that is asked. */
  reason: z.optional(text(500)),
  at: instant,
});
export type AccessEventBody = z.infer<typeof accessEventBody>;
