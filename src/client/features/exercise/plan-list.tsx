import type { PlannedStep } from '#domain/exercises/exercise-plan.ts';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import type { ScenarioStep } from './use-exercise.ts';

type Props = { readonly plan: readonly PlannedStep<ScenarioStep>[] };

/** The run sheet at a glance: what, and how long. */
export function PlanList({ plan }: Props) {
  const { language } = useText();
  const text = exerciseText(language);
  return (
    <ol class="v-exercise__plan">
      {plan.map(({ step, minutes }) => (
        <li key={step.id}>
          <span>{localizedText(step.title, language)}</span>
          <span class="v-quiet">{text.minutes(minutes)}</span>
        </li>
      ))}
    </ol>
  );
}
