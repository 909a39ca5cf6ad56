import { toPointTaskId, toStepNoteId } from '#domain/exercises/exercise-ids.ts';
import type { ExerciseHappening } from '#domain/exercises/fold-exercise.ts';
import { toFollowUp } from '#domain/follow-ups/follow-up.ts';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';

type Exercise = Kept<'exercise'>;
type Note = Kept<'exerciseNote'>;

export const toNewExercise = (id: string, body: RecordBody<'exercise'>): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'exercise',
  body: body as unknown as JsonObject,
});

/** Something happens to the clock or to a step, now. */
export const toHappening = (
  { id, body: { unitId } }: Exercise,
  what: ExerciseHappening['what'],
  by: string,
  step?: string,
): OperationBody => ({
  type: 'event.add',
  id: crypto.randomUUID(),
  kind: 'exerciseEvent',
  body: {
    exerciseId: id,
    unitId,
    what,
    by,
    at: new Date().toISOString(),
    ...(step === undefined ? {} : { step }),
  },
});

/** Who was there, as this phone has seen it. */
export const toExerciseChange = (
  { id, stamps }: Exercise,
  fields: Pick<RecordBody<'exercise'>, 'roles' | 'participants'>,
): OperationBody => ({
  type: 'record.patch',
  id,
  kind: 'exercise',
  fields,
  base: Object.fromEntries(Object.keys(fields).map((field) => [field, stamps[field]?.operation ?? null])),
});

export const toStepNote = (exercise: Exercise, known: Note | undefined, step: string, text: string) =>
  toNote(exercise, known, toStepNoteId(exercise.id, step), 'step', step, text);

/** What others have written of the same without having seen it, by whom; a note has one text and loses none. */
export const othersWords = (
  note: Note | undefined,
): readonly { readonly by: string; readonly words: string }[] =>
  (note?.stamps['text']?.alternatives ?? []).flatMap(({ by, value }) =>
    typeof value === 'string' && value.trim() !== '' ? [{ by, words: value }] : [],
  );

/** `id`: the point's own, made by who begins to write it. An empty one is taken away. */
export const toPoint = (exercise: Exercise, known: Note | undefined, id: string, text: string) =>
  toNote(exercise, known, id, 'point', id, text);

function toNote(
  { id: exerciseId, body: { unitId } }: Exercise,
  known: Note | undefined,
  id: string,
  kind: RecordBody<'exerciseNote'>['kind'],
  key: string,
  text: string,
): OperationBody {
  const stamp = known?.stamps['text'];
  // Others' words that stand beside it go on standing there: typing one letter more is no choice between them.
  const base = stamp?.alternatives?.length ? null : (stamp?.operation ?? null);
  if (known)
    return {
      type: 'record.patch',
      id,
      kind: 'exerciseNote',
      fields: { text },
      base: { text: base },
    };
  const body = { exerciseId, unitId, kind, key, text } satisfies RecordBody<'exerciseNote'>;
  return { type: 'record.put', id, kind: 'exerciseNote', body };
}

/** What was learnt becomes something somebody does, in a unit and by a day (EXE8). */
export const toPointFollowUp = (
  exercise: Exercise,
  point: Note,
  { unitId, owner, due }: { readonly unitId: string; readonly owner: string; readonly due: Day },
): OperationBody =>
  toFollowUp({
    id: toPointTaskId(point.id, unitId),
    personId: null,
    unitId,
    what: point.body.text.slice(0, 300),
    due,
    owner,
    source: { kind: 'exercise', id: exercise.id },
  });
