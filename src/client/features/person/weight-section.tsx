import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Sparkline } from './sparkline.tsx';
import { toWeightHistory } from './weight-history.ts';
import './weight-section.css';

type Props = { readonly measurements: readonly Kept<'measurement'>[]; readonly today: Day };

/** The last weight in large figures, how it moves, and every weight behind it. */
export function WeightSection({ measurements, today }: Props) {
  const { person: text, formats } = useText();
  const { weights, change } = toWeightHistory(measurements);
  const [newest] = weights;
  if (!newest) return null;
  return (
    <Section title={text.weight}>
      <div class="v-weight">
        <div>
          <p class="v-weight__figure">{formats.weight(newest.body.value)}</p>
          <p class="v-quiet v-small">{formats.dayFull(osloDay(newest.body.measuredAt))}</p>
          {change && (
            <p class="v-weight__change">
              {text.weightChange(formats.percentChange(change.share), formats.dayShort(change.since))}
            </p>
          )}
        </div>
        <Sparkline measurements={weights} />
      </div>
      {weights.length > 1 && (
        <Disclosure long title={text.allWeights(weights.length)}>
          <Rows>
            {weights.map(({ id, body, delivery }) => (
              <Row
                key={id}
                title={formats.weight(body.value)}
                end={<SyncMark delivery={delivery} today={today} />}
              >
                <span>{formats.dayFull(osloDay(body.measuredAt))}</span>
                {body.reliable === false && <span>{text.unreliable}</span>}
              </Row>
            ))}
          </Rows>
        </Disclosure>
      )}
    </Section>
  );
}
