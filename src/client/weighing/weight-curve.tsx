import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { Curve } from '../ui/curve.tsx';
import { exactWeight } from './exact-weight.ts';
import { weightNotes } from './weight-notes.ts';

/** A tenth of a usual weight from bottom to top at least: a steady weight looks steady. */
const leastSpan = 6000;

/** The way of the weight over time; `weights`: newest first, at least one. */
export function WeightCurve({ weights }: { readonly weights: readonly Kept<'measurement'>[] }) {
  const { formats, language } = useText();
  const text = weighingText(language);
  return (
    <Curve
      title={text.weight}
      least={leastSpan}
      toTick={(grams) => formats.decimal(grams / 1000, grams % 1000 === 0 ? 0 : 1)}
      points={weights.toReversed().map(({ id, body }) => ({
        key: id,
        at: Date.parse(body.measuredAt),
        value: body.value,
        label: exactWeight(body.value, formats),
        when: formats.dayFull(osloDay(body.measuredAt)),
        isHollow: body.reliable === false,
        note: weightNotes(body, text).join(' · ') || undefined,
      }))}
    />
  );
}
