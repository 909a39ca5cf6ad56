import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPointTaskId, toStepNoteId } from './exercise-ids.ts';
import { plannedMinutes, toPlan } from './exercise-plan.ts';
import { foldExercise, secondsInStep, type ExerciseHappening } from './fold-exercise.ts';

const start = Date.parse('2026-11-22T10:00:00Z');
const after = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const event = (minutes: number, what: ExerciseHappening['what'], step?: string): ExerciseHappening => ({
  id: `${minutes} ${what} ${step ?? ''}`,
  what,
  step,
  at: after(minutes),
});

describe('an exercise', () => {
  it('EXE1 is told in two lengths, the short one without what has no short time', () => {
    const steps = [
      { id: 'a', minutes: { long: 10, short: 5 } },
      { id: 'b', minutes: { long: 30 } },
      { id: 'c', minutes: { long: 20, short: 10 } },
    ];
    expect(toPlan(steps, 'short').map(({ step, from, to }) => [step.id, from, to])).toEqual([
      ['a', 0, 5],
      ['c', 5, 15],
    ]);
    expect(plannedMinutes(toPlan(steps, 'long'))).toBe(60);
    expect(plannedMinutes([])).toBe(0);
  });

  it('EXE2 EXE3 has a clock that stands still in a pause and after the end', () => {
    const events = [event(0, 'run'), event(10, 'pause'), event(30, 'run'), event(35, 'end')];
    expect(foldExercise([], after(5))).toMatchObject({ state: 'planned', elapsed: 0, startedAt: null });
    expect(foldExercise(events.slice(0, 1), after(9))).toMatchObject({ state: 'running', elapsed: 540 });
    expect(foldExercise(events.slice(0, 2), after(29))).toMatchObject({ state: 'paused', elapsed: 600 });
    expect(foldExercise(events, after(900))).toMatchObject({
      state: 'ended',
      elapsed: 900,
      endedAt: after(35),
    });
    const again = foldExercise([...events, event(60, 'run')], after(61));
    expect(again).toMatchObject({ state: 'running', elapsed: 960, endedAt: null, startedAt: after(0) });
    expect(foldExercise([event(0, 'run'), event(1, 'drop')], after(5)).state).toBe('dropped');
  });

  it('EXE4 pressed twice is pressed once', () => {
    const once = [event(0, 'run'), event(10, 'done', 'a')];
    const twice = [...once, event(3, 'run'), event(12, 'done', 'a')];
    expect(foldExercise(twice, after(20))).toEqual(foldExercise(once, after(20)));
  });

  it('EXE5 EXE6 a step keeps the clock’s time, and can be taken up again', () => {
    const events = [event(0, 'run'), event(10, 'done', 'a')];
    const course = foldExercise(events, after(14));
    expect([...course.done]).toEqual([['a', 600]]);
    expect(secondsInStep(course)).toBe(240);
    expect(foldExercise([...events, event(11, 'undone', 'a')], after(14)).done.size).toBe(0);
    expect([...foldExercise([event(0, 'done', 'a')], after(5)).done]).toEqual([['a', 0]]);
    expect(secondsInStep(foldExercise([], after(0)))).toBe(0);
  });

  it('EXE4 comes out the same in whatever order the events arrive, and never runs backwards', () => {
    const one = fc.record({
      id: fc.uuid(),
      what: fc.constantFrom('run', 'pause', 'done', 'undone', 'end', 'drop'),
      step: fc.constantFrom('a', 'b'),
      at: fc.integer({ min: 0, max: 5 }).map(after),
    });
    const orders = fc
      .uniqueArray(one, { maxLength: 9, selector: ({ id }) => id })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(orders, ([list, other]) => {
        const course = foldExercise(list, after(6));
        expect(foldExercise(other, after(6))).toEqual(course);
        expect(course.elapsed).toBeGreaterThanOrEqual(Math.max(0, ...course.done.values()));
        expect(course.elapsed).toBeLessThanOrEqual(360);
      }),
    );
  });

  it('EXE7 EXE8 a note and a follow-up have one id each, whoever makes them', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (exercise, unit) => {
        expect(toStepNoteId(exercise, 'start')).toBe(toStepNoteId(exercise, 'start'));
        expect(toStepNoteId(exercise, 'start')).not.toBe(toStepNoteId(exercise, 'slutt'));
        expect(toPointTaskId(exercise, unit)).toBe(toPointTaskId(exercise, unit));
        expect(toPointTaskId(exercise, unit)).not.toBe(exercise);
      }),
    );
  });
});
