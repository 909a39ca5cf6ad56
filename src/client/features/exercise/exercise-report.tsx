import { foldExercise } from '#domain/exercises/fold-exercise.ts';
import { plannedMinutes } from '#domain/exercises/exercise-plan.ts';
import { useNow } from '../../device/use-now.ts';
import { useStore } from '../../device/use-device.ts';
import { Screen } from '../../shell/screen.tsx';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { othersWords, toHappening } from './exercise-operations.ts';
import { PointsSection } from './points-section.tsx';
import type { ExerciseWork } from './use-exercise.ts';

/** What was done and learnt, to be gone on with on the screen and kept on paper. */
export function ExerciseReport({ work }: { readonly work: ExerciseWork }) {
  const { language, formats } = useText();
  const text = exerciseText(language);
  const { report } = text;
  const store = useStore();
  const now = useNow();
  const { exercise, scenario, plan, happenings, noteOf, staff, places, mayWrite, write } = work;
  const course = foldExercise(happenings, null);
  const minutesSpent = Math.round(course.elapsed / 60);
  const nameOf = (id: string) => staff.find((one) => one.id === id)?.body.name ?? '–';
  const given = exercise.body.roles ?? [];
  const facts = [
    [
      report.when,
      course.startedAt ? formats.dayAndTime(course.startedAt) : formats.dayFull(exercise.body.on),
    ],
    [report.where, places.nameOf(exercise.body.unitId) ?? text.wholeMunicipality],
    [report.lasted, report.lastedOf(minutesSpent, plannedMinutes(plan))],
    [report.ledBy, nameOf(exercise.body.heldBy)],
    ...(exercise.body.participants == null
      ? []
      : [[report.participants, String(exercise.body.participants)]]),
  ] as const;
  return (
    <Screen
      title={`${report.title}: ${localizedText(scenario.title, language)}`}
      documentTitle={report.title}
    >
      <div class="v-exercise__noprint">
        <Notice color={course.state === 'ended' ? 'accent' : 'neutral'} icon="delivered" role="status">
          {course.state === 'ended' ? report.ended : report.dropped}
        </Notice>
      </div>
      <article class="v-exercise-report">
        <dl class="v-exercise-report__facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {given.map(({ role, name }) => (
            <div key={role}>
              <dt>
                {localizedText(
                  scenario.roles.find(({ id }) => id === role)?.name ?? { nb: role, nn: role },
                  language,
                )}
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <h2>{report.course}</h2>
        <ol class="v-exercise-report__course">
          {plan.map(({ step }) => {
            const after = course.done.get(step.id);
            const note = noteOf(step.id)?.body.text.trim() ?? '';
            return (
              <li key={step.id}>
                <h3>{localizedText(step.title, language)}</h3>
                <p class="v-quiet v-small">
                  {after === undefined ? report.skipped : report.after(Math.round(after / 60))}
                </p>
                <p class={note === '' ? 'v-quiet' : 'v-exercise__own'}>
                  {note === '' ? report.noNote : note}
                </p>
                {othersWords(noteOf(step.id)).map(({ by, words }) => (
                  <p key={by} class="v-exercise__own">
                    {`${nameOf(by)}: ${words}`}
                  </p>
                ))}
              </li>
            );
          })}
        </ol>
      </article>
      <PointsSection work={work} />
      <p class="v-exercise__onpaper">{report.made(formats.dayAndTime(now))}</p>
      {mayWrite && (
        <Button variant="tertiary" onClick={() => void write([toHappening(exercise, 'run', store.staffId)])}>
          {report.again}
        </Button>
      )}
      <Button wide onClick={() => print()}>
        {report.print}
      </Button>
    </Screen>
  );
}
