import * as z from 'zod/mini';
import { count, day, instant, name, recordId, text, uuid } from './primitives.ts';

const code = z.string().check(z.minLength(1), z.maxLength(60));

/** A unit's exercise in preparedness, by a scenario (`src/domain/exercises/SPEC.md`). No persons stand in it. */
export const exerciseBody = z.object({
  /** Null: the whole municipality's, held by who writes what is the tenant's. */
  unitId: z.nullable(uuid),
  /** `url|version` of the scenario it is held by. */
  scenario: recordId,
  length: z.enum(['short', 'long']),
  on: day,
  /** Who leads it. */
  heldBy: uuid,
  /** Who has which role: a colleague by id, or anybody by name. */
  roles: z.optional(z.array(z.object({ role: code, staffId: z.nullable(uuid), name }))),
  /** How many were around the table. */
  participants: z.optional(z.nullable(count)),
});

/** What happens to an exercise's clock and steps. Events, so that two phones at one table never disagree. */
export const exerciseEventBody = z.object({
  exerciseId: uuid,
  /** Of its exercise. */
  unitId: z.nullable(uuid),
  what: z.enum(['run', 'pause', 'done', 'undone', 'end', 'drop']),
  /** The scenario's step that is done or is not done after all. */
  step: z.optional(code),
  by: uuid,
  at: instant,
});

/** A step's note, or one thing that was learnt. */
export const exerciseNoteBody = z.object({
  exerciseId: uuid,
  unitId: z.nullable(uuid),
  kind: z.enum(['step', 'point']),
  /** The scenario's step, or the point's own id. */
  key: code,
  /** An empty point has been taken away. */
  text: text(4000),
});
