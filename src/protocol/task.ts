import * as z from 'zod/mini';
import { day, recordId, text, uuid } from './primitives.ts';

/** What is to be done (`src/domain/follow-ups`). Who made and who closed it is in the stamps of `personId` and `status`. */
export const taskBody = z.object({
  personId: z.nullable(uuid),
  unitId: uuid,
  title: text(300),
  due: day,
  /** The colleague who does it; null: whoever in the unit takes it. */
  assignedTo: z.nullable(uuid),
  status: z.enum(['open', 'done', 'dropped']),
  /** What came of it, or why it was dropped; null after it was opened again. */
  outcome: z.optional(z.nullable(text(2000))),
  /** The record it came from. */
  source: z.optional(z.object({ kind: z.enum(['response', 'visit', 'round', 'exercise']), id: recordId })),
});
