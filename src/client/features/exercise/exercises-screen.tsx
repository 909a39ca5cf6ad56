import { useMemo } from 'preact/hooks';
import { plannedMinutes, toPlan } from '#domain/exercises/exercise-plan.ts';
import { foldExercise, type ExerciseCourse } from '#domain/exercises/fold-exercise.ts';
import { exerciseScenario } from '#protocol/content.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { found, newestActive } from '../../content/device-content.ts';
import { useKind } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Dot } from '../../ui/dot.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { toSlug } from './scenario-slug.ts';
import { toHappened } from './to-happened.ts';
import { usePlaces } from './use-places.ts';

type Group = 'underWay' | 'ready' | 'past';
const groupOf: { readonly [state in ExerciseCourse['state']]: Group } = {
  planned: 'ready',
  running: 'underWay',
  paused: 'underWay',
  ended: 'past',
  dropped: 'past',
};

/** The exercises of one's units, what is under way first, and the scenarios to begin another by. */
export function ExercisesScreen() {
  const { language, common, formats } = useText();
  const text = exerciseText(language);
  const today = useToday();
  const exercises = useKind('exercise');
  const events = useKind('exerciseEvent');
  const contents = useKind('content');
  const places = usePlaces();
  const scenarios = useMemo(
    () =>
      contents &&
      newestActive(contents)
        .filter(({ body }) => body.type === 'exercise')
        .flatMap(({ body }) => found(exerciseScenario.safeParse(body.resource)))
        .toSorted((a, b) => a.title.nb.localeCompare(b.title.nb, 'nb')),
    [contents],
  );
  const held = useMemo(
    () =>
      exercises && events
        ? exercises
            .map((exercise) => {
              const mine = events.filter(({ body }) => body.exerciseId === exercise.id);
              return {
                exercise,
                course: foldExercise(mine.map(toHappened), null),
              };
            })
            .toSorted((a, b) => (a.exercise.body.on < b.exercise.body.on ? 1 : -1))
        : undefined,
    [exercises, events],
  );
  if (!held || !scenarios || !contents || !places)
    return <Screen title={common.loading} documentTitle={text.title} />;
  const titleOf = (exercise: Kept<'exercise'>): string => {
    const content = contents.find(({ id }) => id === exercise.body.scenario)?.body.resource;
    const [scenario] = found(exerciseScenario.safeParse(content));
    return scenario ? localizedText(scenario.title, language) : text.title;
  };
  return (
    <Screen title={text.title} lead={text.lead}>
      {(['underWay', 'ready', 'past'] as const).map((group) => {
        const here = held.filter(({ course }) => groupOf[course.state] === group);
        return (
          here.length > 0 && (
            <Section key={group} title={text[group]} count={here.length}>
              <Rows>
                {here.map(({ exercise }) => (
                  <Row
                    key={exercise.id}
                    to={addresses.exercise(exercise.id)}
                    lead={group === 'past' ? undefined : <Dot kind="open" />}
                    title={titleOf(exercise)}
                  >
                    <span>{places.nameOf(exercise.body.unitId) ?? text.wholeMunicipality}</span>
                    <span>{formats.dayNear(exercise.body.on, today)}</span>
                    {exercise.delivery.state !== 'delivered' && (
                      <SyncMark delivery={exercise.delivery} today={today} />
                    )}
                  </Row>
                ))}
              </Rows>
            </Section>
          )
        );
      })}
      {places.units.length > 0 && (
        <Rows>
          <Row to={addresses.outageSheet} title={text.sheetOffer.open} />
        </Rows>
      )}
      {scenarios.length === 0 && <Empty title={text.noScenarios.title}>{text.noScenarios.text}</Empty>}
      {!places.mayHold && <p class="v-quiet">{text.joinOnly}</p>}
      {scenarios.length > 0 && (
        <Section title={text.scenarios} count={scenarios.length}>
          <Rows>
            {scenarios.map((scenario) => (
              <Row
                key={scenario.url}
                to={addresses.newExercise(toSlug(scenario.url))}
                title={localizedText(scenario.title, language)}
              >
                {text.lengths(
                  plannedMinutes(toPlan(scenario.steps, 'short')),
                  plannedMinutes(toPlan(scenario.steps, 'long')),
                )}
              </Row>
            ))}
          </Rows>
        </Section>
      )}
    </Screen>
  );
}
