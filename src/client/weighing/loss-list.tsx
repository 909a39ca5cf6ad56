import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { exactWeight } from './exact-weight.ts';
import type { WeightHistory } from './weight-history.ts';

/** How much was lost over each window, and which earlier weight that is counted from. */
export function LossList({ losses }: Pick<WeightHistory, 'losses'>) {
  const { formats, language } = useText();
  const text = weighingText(language);
  return (
    <div class="v-losses">
      <h3 class="v-losses__title">{text.losses}</h3>
      <dl class="v-losses__list">
        {losses.map(({ months, loss }) => (
          <div key={months}>
            <dt>{text.months(months)}</dt>
            <dd>
              {loss ? (
                <>
                  <strong>
                    {loss.lost === 0 ? text.noChange : formats.percentChange(-loss.perMille / 1000)}
                  </strong>
                  <span>{text.lossFrom(exactWeight(loss.from, formats), formats.dayShort(loss.since))}</span>
                </>
              ) : (
                <span>{text.unknown}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
