import type { NutritionPlan } from '#domain/nutrition/nutrition-state.ts';
import type { Day } from '#domain/time/day.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { Tag } from '../../ui/tag.tsx';

type Props = { readonly plan: NutritionPlan; readonly today: Day };

/** What the plan says: goals, measures, when it is looked at again; or why it ended and how it went. */
export function PlanFacts({ plan, today }: Props) {
  const { formats, language } = useText();
  const text = nutritionText(language);
  const { state, goal, measures, evaluation, weighing, endReason, outcome } = plan;
  return (
    <>
      <p class="v-nutrition__head">
        <Tag color={state === 'overdue' ? 'warning' : state === 'standing' ? 'success' : 'neutral'}>
          {text.planStates[state]}
        </Tag>
        <span class="v-quiet v-small">{text.madeOn(formats.dayFull(plan.day))}</span>
      </p>
      <dl class="v-nutrition__facts">
        {goal !== null && (
          <div>
            <dt>{text.goal}</dt>
            <dd class="v-nutrition__goal">{goal}</dd>
          </div>
        )}
        {measures.length > 0 && (
          <div>
            <dt>{text.measures}</dt>
            <dd>
              <ul class="v-nutrition__measures">
                {measures.map(({ what, who, when }) => (
                  <li key={`${what} ${who} ${when}`}>
                    <span>{what}</span>
                    {(who !== null || when !== null) && (
                      <span class="v-quiet v-small">
                        {[who, when].filter((part) => part !== null).join(' · ')}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {weighing !== null && (
          <div>
            <dt>{text.weighing}</dt>
            <dd>{text.weighings[weighing] ?? weighing}</dd>
          </div>
        )}
        {evaluation !== null && (
          <div>
            <dt>{text.evaluation}</dt>
            <dd>
              <strong>{formats.dayNear(evaluation, today)}</strong>
            </dd>
          </div>
        )}
        {outcome !== null && (
          <div>
            <dt>{text.outcome}</dt>
            <dd>{text.outcomes[outcome] ?? outcome}</dd>
          </div>
        )}
        {endReason !== null && (
          <div>
            <dt>{text.endReason}</dt>
            <dd>{endReason}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
