import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { plannedMinutes } from '#domain/exercises/exercise-plan.ts';
import { foldExercise } from '#domain/exercises/fold-exercise.ts';
import { addresses } from '../../addresses.ts';
import { useStore } from '../../device/use-device.ts';
import { Screen } from '../../shell/screen.tsx';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toHappening } from './exercise-operations.ts';
import { PointsSection } from './points-section.tsx';
import { RolesSection } from './roles-section.tsx';
import { RunClock } from './run-clock.tsx';
import { StepCard } from './step-card.tsx';
import { StepList } from './step-list.tsx';
import type { ExerciseWork } from './use-exercise.ts';
import { useSeconds } from './use-seconds.ts';

/** The exercise under way: the clock, what is said now, what is written, and the next step at the thumb. */
export function RunView({ work }: { readonly work: ExerciseWork }) {
  const { language } = useText();
  const text = exerciseText(language);
  const { run } = text;
  const store = useStore();
  const { exercise, scenario, plan, happenings, places, mayWrite, write } = work;
  const [isDropping, setDropping] = useState(false);
  const isRunning = foldExercise(happenings, null).state === 'running';
  const now = useSeconds(isRunning);
  const course = foldExercise(happenings, now);
  const at = plan.findIndex(({ step }) => !course.done.has(step.id));
  const current = plan[at];
  const next = plan[at + 1];
  const hasBegun = course.state !== 'planned';
  const tell = (what: Parameters<typeof toHappening>[1], step?: string) =>
    write([toHappening(exercise, what, store.staffId, step)]);
  const goOn = () =>
    current && next
      ? tell('done', current.step.id)
      : write([
          ...(current ? [toHappening(exercise, 'done', store.staffId, current.step.id)] : []),
          toHappening(exercise, 'end', store.staffId),
        ]);
  const title = localizedText(scenario.title, language);
  return (
    <Screen
      title={title}
      lead={`${places.nameOf(exercise.body.unitId) ?? text.wholeMunicipality} · ${text.minutes(plannedMinutes(plan))}`}
    >
      <div class="v-exercise-run">
        {!mayWrite && <Notice color="neutral">{run.reading}</Notice>}
        {hasBegun ? <RunClock course={course} plan={plan} at={at} /> : <p class="v-quiet">{run.before}</p>}
        {!hasBegun && <RolesSection work={work} />}
        {scenario.outageSheet && (
          <Notice
            color="accent"
            action={
              <Link to={addresses.outageSheet} className="ds-button" data-variant="secondary">
                {text.sheetOffer.open}
              </Link>
            }
          >
            {text.sheetOffer.text}
          </Notice>
        )}
        {hasBegun && current && <StepCard key={current.step.id} work={work} step={current.step} />}
        {hasBegun && <PointsSection work={work} />}
        {hasBegun && <RolesSection work={work} />}
        <StepList work={work} course={course} at={at} />
        {mayWrite && hasBegun && (
          <div class="v-stack">
            {isDropping ? (
              <>
                <p role="alert">{run.dropSure}</p>
                <div class="v-exercise__pair">
                  <Button wide variant="secondary" color="danger" onClick={() => void tell('drop')}>
                    {run.dropYes}
                  </Button>
                  <Button wide variant="secondary" onClick={() => setDropping(false)}>
                    {run.dropNo}
                  </Button>
                </div>
              </>
            ) : (
              <Button variant="tertiary" color="danger" onClick={() => setDropping(true)}>
                {run.drop}
              </Button>
            )}
          </div>
        )}
        {mayWrite && (
          <div class="v-exercise-foot">
            {!isRunning && (
              <Button wide onClick={() => void tell('run')}>
                {hasBegun ? run.resume : run.start}
              </Button>
            )}
            {isRunning && (
              <div class="v-exercise-foot__pair">
                <Button variant="secondary" onClick={() => void tell('pause')}>
                  {run.pause}
                </Button>
                <Button wide onClick={() => void goOn()}>
                  {next ? run.next(localizedText(next.step.title, language)) : run.end}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
    </Screen>
  );
}
