import { useMemo, useState } from 'preact/hooks';
import { toPlan, type PlannedStep } from '#domain/exercises/exercise-plan.ts';
import { toStepNoteId } from '#domain/exercises/exercise-ids.ts';
import type { ExerciseHappening } from '#domain/exercises/fold-exercise.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { exerciseScenario, type ExerciseScenario } from '#protocol/content.ts';
import type { Kept } from '#store/device-store.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';
import { toHappened } from './to-happened.ts';
import { usePlaces, type Places } from './use-places.ts';

export type ScenarioStep = ExerciseScenario['steps'][number];

export type ExerciseWork = {
  readonly exercise: Kept<'exercise'>;
  readonly scenario: ExerciseScenario;
  readonly plan: readonly PlannedStep<ScenarioStep>[];
  readonly happenings: readonly ExerciseHappening[];
  readonly noteOf: (step: string) => Kept<'exerciseNote'> | undefined;
  /** What was learnt, also what has been taken away; as it was written. */
  readonly points: readonly Kept<'exerciseNote'>[];
  readonly places: Places;
  readonly staff: readonly Kept<'staff'>[];
  /** Runs the clock and takes notes; else one reads along. */
  readonly mayWrite: boolean;
  readonly write: (operations: readonly OperationBody[]) => Promise<void>;
};

/** One exercise with all that belongs to it; undefined until it has been read, null when it is not here. */
export function useExercise(id: string): ExerciseWork | null | undefined {
  const store = useStore();
  const exercise = useWatch(`exercise:${id}`, () => store.watchRecord('exercise', id));
  const content = useWatch(`content:${exercise?.body.scenario}`, () =>
    store.watchRecord('content', exercise?.body.scenario ?? ''),
  );
  const events = useKind('exerciseEvent');
  const notes = useKind('exerciseNote');
  const staff = useKind('staff');
  const places = usePlaces();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const scenario = useMemo(() => {
    const parsed = content ? exerciseScenario.safeParse(content.body.resource) : undefined;
    return parsed?.success ? parsed.data : undefined;
  }, [content]);
  const happenings = useMemo(
    () => events?.filter(({ body }) => body.exerciseId === id).map(toHappened),
    [events, id],
  );
  // A store that does not take it is shown by the error boundary.
  if (problem) throw problem.cause;
  if (exercise === null) return null;
  if (!exercise || content === undefined || !happenings || !notes || !staff || !places) return undefined;
  if (!scenario) return null;
  const mine = notes.filter(({ body }) => body.exerciseId === id);
  const { unitId, length } = exercise.body;
  return {
    exercise,
    scenario,
    plan: toPlan(scenario.steps, length),
    happenings,
    noteOf: (step) => mine.find((note) => note.id === toStepNoteId(id, step)),
    points: mine
      .filter(({ body }) => body.kind === 'point')
      .toSorted((a, b) => compare(a.stamps['key']?.at ?? '', b.stamps['key']?.at ?? '')),
    places,
    staff,
    mayWrite: unitId === null ? places.wholeMunicipality : places.units.some((unit) => unit.id === unitId),
    write: (operations) =>
      store
        .write(operations, { grouped: operations.length > 1 })
        .catch((cause: unknown) => setProblem({ cause })),
  };
}

const compare = (a: string, b: string): number => Date.parse(a) - Date.parse(b);
