import type { Kept } from '#store/device-store.ts';
import { toFieldConflicts } from '../../disagreements/field-conflicts.ts';

/** What a group took with it from a meeting: two lines where two wrote without having seen each other's. */
export function learntWords(meeting: Kept<'groupMeeting'>): readonly string[] {
  const conflict = toFieldConflicts(meeting).find(({ field }) => field === 'learnt');
  const values = conflict ? conflict.choices.map(({ value }) => value) : [meeting.body.learnt];
  return values.flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value] : []));
}
