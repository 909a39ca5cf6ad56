import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { Section } from '../ui/section.tsx';
import { exactWeight } from './exact-weight.ts';
import { LossList } from './loss-list.tsx';
import { WeighButton } from './weigh-button.tsx';
import { WeightCurve } from './weight-curve.tsx';
import { toWeightHistory } from './weight-history.ts';
import { doubtInWords } from './weight-notes.ts';
import { WeightRule } from './weight-rule.tsx';
import './weight-section.css';

type Props = {
  readonly person: Kept<'person'>;
  /** Those that count. */
  readonly measurements: readonly Kept<'measurement'>[];
  readonly today: Day;
};

/** The last weight in large figures, how it moves, and the button that takes the next one. */
export function WeightSection({ person, measurements, today }: Props) {
  const { formats, language } = useText();
  const text = weighingText(language);
  const { weights, change, losses } = toWeightHistory(measurements);
  const [last] = weights;
  return (
    <Section title={text.weight}>
      {last ? (
        <div>
          <p class="v-weight__figure">{exactWeight(last.body.value, formats)}</p>
          <p class="v-quiet v-small">
            {[formats.dayFull(osloDay(last.body.measuredAt)), doubtInWords(last.body, text)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {change && (
            <p class="v-weight__change">
              {text.since(
                formats.percentChange(-change.perMille / 1000),
                exactWeight(change.from, formats),
                formats.dayNear(change.since, today),
              )}
            </p>
          )}
        </div>
      ) : (
        <p class="v-quiet">{text.noWeight}</p>
      )}
      {!person.body.deceasedOn && <WeighButton person={person} last={last} today={today} />}
      {weights.length > 1 && (
        <>
          <WeightCurve weights={weights} />
          <LossList losses={losses} />
          <WeightRule />
        </>
      )}
    </Section>
  );
}
