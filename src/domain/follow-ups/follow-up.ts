import type { Json } from '../fhir/json.ts';
import type { RecordPatch, RecordPut } from '../merge/operation.ts';
import type { Stamp } from '../merge/record.ts';
import type { Day } from '../time/day.ts';

/** Where a follow-up was decided: the signed form, the visit, the round or the exercise it came out of. */
export type FollowUpSource = {
  readonly kind: 'response' | 'visit' | 'round' | 'exercise';
  readonly id: string;
};

/** What is to be done after a visit, a screening or a round (*tiltak*), stored as a `task`. */
export type NewFollowUp = {
  /** A new UUID, made by the caller. */
  readonly id: string;
  /** Null for what concerns the unit and nobody in it. */
  readonly personId: string | null;
  readonly unitId: string;
  /** What is to be done; whitespace around it is taken away. At most 300 signs. */
  readonly what: string;
  readonly due: Day;
  /** The colleague who does it; null: whoever in the unit takes it. */
  readonly owner: string | null;
  readonly source?: FollowUpSource | undefined;
};

/** The one way a follow-up comes to be. Who made it, and when, is in its stamps (`personId` never changes). */
export const toFollowUp = (followUp: NewFollowUp): RecordPut => ({
  type: 'record.put',
  id: followUp.id,
  kind: 'task',
  body: {
    personId: followUp.personId,
    unitId: followUp.unitId,
    title: followUp.what.trim(),
    due: followUp.due,
    assignedTo: followUp.owner,
    status: 'open',
    ...(followUp.source ? { source: { kind: followUp.source.kind, id: followUp.source.id } } : {}),
  },
});

/** A record as a screen has it: its stamps say which values its reader has seen. */
type Seen = {
  readonly id: string;
  readonly kind: string;
  readonly stamps: { readonly [field: string]: Stamp };
};

/** Whose it is from now on; null gives it back to the unit. For visits as for follow-ups. */
export const toOwner = (record: Seen, owner: string | null): RecordPatch =>
  toPatch(record, { assignedTo: owner });

/** Done. What came of it may be empty: not everything leaves something to tell. */
export const toDone = (record: Seen, outcome: string): RecordPatch =>
  toPatch(record, { status: 'done', ...(outcome.trim() === '' ? {} : { outcome: outcome.trim() }) });

/** Not to be done after all. The reason is what is read in the place of an outcome. */
export const toDropped = (record: Seen, reason: string): RecordPatch =>
  toPatch(record, { status: 'dropped', outcome: reason.trim() });

/** Open again: what was said to have come of it goes. */
export const toReopened = (record: Seen): RecordPatch => toPatch(record, { status: 'open', outcome: null });

export const toOtherDay = (record: Seen, due: Day): RecordPatch => toPatch(record, { due });

/** A change made by somebody who has seen the values it replaces: what a colleague set meanwhile is not lost, but asked about. */
function toPatch({ id, kind, stamps }: Seen, fields: { readonly [field: string]: Json }): RecordPatch {
  const base = Object.keys(fields).map((field) => [field, stamps[field]?.operation ?? null] as const);
  return { type: 'record.patch', id, kind, fields, base: Object.fromEntries(base) };
}
