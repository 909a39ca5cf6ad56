import type { ExerciseHappening } from '#domain/exercises/fold-exercise.ts';
import type { Kept } from '#store/device-store.ts';

/** An event's record as the clock is worked out from it. */
export const toHappened = ({ id, body: { what, step, at } }: Kept<'exerciseEvent'>): ExerciseHappening => ({
  id,
  what,
  step,
  at,
});
