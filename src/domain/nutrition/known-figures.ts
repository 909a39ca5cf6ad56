import { addDays, addMonths, type Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';
import { toKnownHeight, type NotedHeight } from './known-height.ts';
import { reliableNewestFirst, type MeasuredWeight } from './weight-loss.ts';

/** A weight older than this is not *the weight now*. */
const nowDays = 14;

export type KnownFigures<W extends MeasuredWeight, H extends NotedHeight> = {
  /** The newest that can be relied on, if it is of the last fortnight. */
  readonly weight: W | undefined;
  /** The highest of the six months before today, that weight included; none when that weight is the only one. */
  readonly highest6Months: W | undefined;
  /** The highest from before that. */
  readonly highestBefore: W | undefined;
  readonly height: H | undefined;
};

/** What is known of a person when a form is started. Uncertain weights are left out: nobody would see that they are. */
export function toKnownFigures<W extends MeasuredWeight, H extends NotedHeight>(
  weights: readonly W[],
  heights: readonly H[],
  today: Day,
): KnownFigures<W, H> {
  const known = reliableNewestFirst(weights).filter(({ measuredAt }) => osloDay(measuredAt) <= today);
  const since = addMonths(today, -6);
  const highest = (some: readonly W[]): W | undefined => some.toSorted((a, b) => b.value - a.value)[0];
  const [newest] = known;
  const weight = newest && osloDay(newest.measuredAt) >= addDays(today, -nowDays) ? newest : undefined;
  const inWindow = known.filter(({ measuredAt }) => osloDay(measuredAt) >= since);
  return {
    weight,
    // Against itself a single weight would say that nothing was lost, when nothing is known.
    highest6Months: weight && inWindow.length < 2 ? undefined : highest(inWindow),
    highestBefore: highest(known.filter(({ measuredAt }) => osloDay(measuredAt) < since)),
    height: toKnownHeight(heights),
  };
}
