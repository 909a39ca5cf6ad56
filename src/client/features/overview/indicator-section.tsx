import { useState } from 'preact/hooks';
import type { IndicatorState, NutritionIndicator } from '#domain/indicators/nutrition-indicator.ts';
import type { Indicator } from '#protocol/content.ts';
import type { Kept } from '#store/device-store.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from '../../ui/section.tsx';
import { PeopleBehind } from './people-behind.tsx';
import './indicator-section.css';

const states: readonly IndicatorState[] = ['assessed', 'notAssessed', 'missing', 'notRelevant'];

type Props = {
  readonly title: string;
  readonly rule: Indicator;
  readonly counted: NutritionIndicator;
  readonly persons: readonly Kept<'person'>[];
};

/** Four states as one bar with figures, the same as a table, and who is behind each. */
export function IndicatorSection({ title, rule, counted, persons }: Props) {
  const { overview: text, formats } = useText();
  const [shown, setShown] = useState<IndicatorState | 'atRisk'>();
  const total = states.reduce((sum, state) => sum + counted[state].length, 0);
  const share = (part: number, whole: number): string =>
    whole === 0 ? text.notYet : formats.percent(part / whole, part % whole === 0 ? 0 : 1);
  const toggle = (state: IndicatorState | 'atRisk') => setShown(shown === state ? undefined : state);
  const explain = (state: IndicatorState): string => {
    const words = text.explain[state];
    return typeof words === 'string' ? words : words(rule.windowMonths);
  };
  return (
    <Section title={title}>
      <p class="v-quiet">{text.population(total, rule.minimumAge)}</p>
      <div class="v-bar" aria-hidden="true">
        {states
          .filter((state) => counted[state].length > 0)
          .map((state) => (
            <span
              key={state}
              class="v-bar__part"
              data-state={state}
              style={{ flexGrow: counted[state].length }}
            >
              {counted[state].length}
            </span>
          ))}
      </div>
      <table class="v-figures">
        <caption class="v-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.stateColumn}</th>
            <th scope="col" class="v-figures__number">
              {text.countColumn}
            </th>
            <th scope="col" class="v-figures__number">
              {text.shareColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <tr key={state}>
              <th scope="row">
                <button
                  type="button"
                  class="v-figures__state"
                  aria-expanded={shown === state}
                  aria-label={text.show(text.states[state], counted[state].length)}
                  onClick={() => toggle(state)}
                >
                  <span class="v-bar__key" data-state={state} aria-hidden="true" />
                  <span>
                    <span class="v-figures__name">{text.states[state]}</span>
                    <span class="v-quiet v-small">{explain(state)}</span>
                  </span>
                </button>
              </th>
              <td class="v-figures__number">{counted[state].length}</td>
              <td class="v-figures__number">{share(counted[state].length, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && shown !== 'atRisk' && (
        <PeopleBehind title={text.behind(text.states[shown])} ids={counted[shown]} persons={persons} />
      )}
      <dl class="v-shares">
        <div>
          <dt>{text.atRisk}</dt>
          <dd>
            <button
              type="button"
              class="v-shares__figure"
              aria-expanded={shown === 'atRisk'}
              aria-label={text.show(text.atRisk, counted.atRisk.length)}
              onClick={() => toggle('atRisk')}
            >
              {share(counted.atRisk.length, counted.assessed.length)}
            </button>
            <span class="v-quiet v-small">
              {text.atRiskOf(counted.atRisk.length, counted.assessed.length)}
            </span>
          </dd>
        </div>
        {rule.planQuestionnaire && (
          <div>
            <dt>{text.withPlan}</dt>
            <dd>
              <span class="v-shares__figure">{share(counted.withPlan.length, counted.atRisk.length)}</span>
              <span class="v-quiet v-small">
                {text.withPlanOf(counted.withPlan.length, counted.atRisk.length)}
              </span>
            </dd>
          </div>
        )}
      </dl>
      {shown === 'atRisk' && (
        <PeopleBehind title={text.behind(text.atRisk)} ids={counted.atRisk} persons={persons} />
      )}
    </Section>
  );
}
