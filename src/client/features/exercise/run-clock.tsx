import type { PlannedStep } from '#domain/exercises/exercise-plan.ts';
import { secondsInStep, type ExerciseCourse } from '#domain/exercises/fold-exercise.ts';
import { plannedMinutes } from '#domain/exercises/exercise-plan.ts';
import { exerciseText, type ExerciseText } from '../../text/later/exercise-text.ts';
import { useText } from '../../text/use-text.ts';
import { toClockText } from './use-seconds.ts';

type Props = {
  readonly course: ExerciseCourse;
  readonly plan: readonly Pick<PlannedStep<unknown>, 'minutes' | 'from' | 'to'>[];
  /** The step under way; -1 when all are done. */
  readonly at: number;
};

/** How long the step still has, big enough to be read across a table, and how the whole of it goes. */
export function RunClock({ course, plan, at }: Props) {
  const { language } = useText();
  const { run: text } = exerciseText(language);
  const planned = plan[at] ?? plan.at(-1);
  if (!planned) return null;
  const left = planned.minutes * 60 - secondsInStep(course);
  const isOver = left < 0;
  const isPaused = course.state === 'paused';
  return (
    <section
      class="v-exercise-clock"
      data-over={isOver ? '' : undefined}
      aria-label={text.stepOf(at + 1, plan.length)}
    >
      <p class="v-exercise-clock__step">
        {text.stepOf(at === -1 ? plan.length : at + 1, plan.length)}
        {isPaused && <strong> · {text.paused}</strong>}
      </p>
      <p class="v-exercise-clock__time" role="timer">
        {toClockText(Math.abs(left))} <span>{isOver ? text.over : text.left}</span>
      </p>
      <progress
        class="v-exercise-clock__bar"
        aria-hidden="true"
        max={plannedMinutes(plan) * 60}
        value={course.elapsed}
      />
      <p class="v-exercise-clock__total">
        {text.total(toClockText(course.elapsed), plannedMinutes(plan))} ·{' '}
        {paceWords(course.elapsed, planned, text)}
      </p>
      <p class="v-hidden" role="status">
        {isOver ? text.timeIsUp : ''}
      </p>
    </section>
  );
}

function paceWords(
  elapsed: number,
  { from, to }: { readonly from: number; readonly to: number },
  text: ExerciseText['run'],
): string {
  const late = Math.floor((elapsed - to * 60) / 60);
  const early = Math.floor((from * 60 - elapsed) / 60);
  if (late > 0) return text.behind(late);
  return early > 0 ? text.ahead(early) : text.onPlan;
}
