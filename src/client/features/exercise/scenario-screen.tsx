import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'preact/hooks';
import { plannedMinutes, toPlan, type ExerciseLength } from '#domain/exercises/exercise-plan.ts';
import { exerciseScenario } from '#protocol/content.ts';
import { addresses } from '../../addresses.ts';
import { found, newestActive } from '../../content/device-content.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { toNewExercise } from './exercise-operations.ts';
import { PlaceChoice } from './place-choice.tsx';
import { PlanList } from './plan-list.tsx';
import { toSlug } from './scenario-slug.ts';
import { usePlaces } from './use-places.ts';
import './exercise.css';

const municipality = 'municipality';

/** A scenario before anybody has sat down: what it is about, how long, for whom. */
export function ScenarioScreen({ slug }: { readonly slug: string }) {
  const { language, common } = useText();
  const text = exerciseText(language);
  const store = useStore();
  const router = useRouter();
  const today = useToday();
  const contents = useKind('content');
  const places = usePlaces();
  const [length, setLength] = useState<ExerciseLength>('short');
  const [chosen, setChosen] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const content = useMemo(
    () =>
      contents &&
      newestActive(contents).find(({ body }) => body.type === 'exercise' && toSlug(body.url) === slug),
    [contents, slug],
  );
  if (problem) throw problem.cause;
  if (!contents || !places) return <Screen title={common.loading} documentTitle={text.title} />;
  const [scenario] = content ? found(exerciseScenario.safeParse(content.body.resource)) : [];
  if (!content || !scenario) return <PlainPage title={text.notFound.title} text={text.notFound.text} />;
  const where = [
    ...places.led.map(({ id, name }) => ({ value: id, label: name })),
    ...(places.wholeMunicipality ? [{ value: municipality, label: text.wholeMunicipality }] : []),
  ];
  const place = chosen ?? where[0]?.value ?? municipality;
  const prepare = async () => {
    const id = crypto.randomUUID();
    setBusy(true);
    try {
      await store.write([
        toNewExercise(id, {
          unitId: place === municipality ? null : place,
          scenario: content.id,
          length,
          on: today,
          heldBy: store.staffId,
        }),
      ]);
      await router.navigate({ to: addresses.exercise(id), replace: true });
    } catch (cause) {
      setProblem({ cause });
    }
  };
  const say = (words: { readonly nb: string; readonly nn: string; readonly en?: string | undefined }) =>
    localizedText(words, language);
  return (
    <Screen title={say(scenario.title)} lead={say(scenario.summary)}>
      <Section title={text.about.goals}>
        <ul class="v-exercise__bullets">
          {scenario.goals.map((goal) => (
            <li key={goal.nb}>{say(goal)}</li>
          ))}
        </ul>
      </Section>
      <Section title={text.about.roles}>
        <dl class="v-exercise__roles">
          {scenario.roles.map((role) => (
            <div key={role.id}>
              <dt>{say(role.name)}</dt>
              <dd>{say(role.task)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {places.mayHold && (
        <div class="v-stack">
          <Choices
            legend={text.about.length}
            value={length}
            options={(['short', 'long'] as const).map((value) => ({
              value,
              label: text.about[value](plannedMinutes(toPlan(scenario.steps, value))),
            }))}
            onChange={setLength}
          />
          {where.length > 1 && <PlaceChoice places={where} value={place} onChange={setChosen} />}
        </div>
      )}
      <Section title={text.about.plan}>
        <PlanList plan={toPlan(scenario.steps, length)} />
      </Section>
      <Notice color="neutral">{text.about.noPersons}</Notice>
      <p class="v-quiet v-small">
        {`${text.about.source}: ${scenario.provenance.source} ${scenario.provenance.approvedBy ?? text.about.notApproved}`}
      </p>
      {places.mayHold ? (
        <Button wide busy={isBusy} onClick={() => void prepare()}>
          {text.about.prepare}
        </Button>
      ) : (
        <p class="v-quiet">{text.joinOnly}</p>
      )}
    </Screen>
  );
}
