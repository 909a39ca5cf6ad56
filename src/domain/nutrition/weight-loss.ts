import { addMonths, type Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';

/** The body of a measurement record fits. */
export type MeasuredWeight = {
  /** Grams: floating point scores wrongly exactly at a limit. */
  readonly value: number;
  readonly measuredAt: string;
  /** False for oedema and the like. */
  readonly reliable?: boolean | undefined;
};

export type WeightLoss = {
  /** Grams lost since then; zero or less when nothing was. */
  readonly lost: number;
  /** The highest reliable weight in the window, in grams, and its day. */
  readonly from: number;
  readonly since: Day;
  /** Tenths of a percent of the earlier weight, halves up; for showing, not for comparing. */
  readonly perMille: number;
};

/**
 * From the highest reliable weight in the months before the newest one to that newest one. Undefined with fewer than
 * two reliable weights in the window: nothing is known, which is not the same as nothing lost.
 */
export function weightLossWithin(weights: readonly MeasuredWeight[], months: number): WeightLoss | undefined {
  const [newest, ...earlier] = weights
    .filter(({ reliable, value }) => reliable !== false && value > 0)
    .toSorted((a, b) => Date.parse(b.measuredAt) - Date.parse(a.measuredAt));
  if (!newest) return undefined;
  const from = addMonths(osloDay(newest.measuredAt), -months);
  const highest = earlier
    .filter(({ measuredAt }) => osloDay(measuredAt) >= from)
    .toSorted((a, b) => b.value - a.value)[0];
  if (!highest) return undefined;
  const lost = highest.value - newest.value;
  return {
    lost,
    from: highest.value,
    since: osloDay(highest.measuredAt),
    perMille: Math.floor((lost * 2000 + highest.value) / (highest.value * 2)),
  };
}

/** Whether more than so many percent were lost, exactly: 3.6 of 72 kg is not more than 5. */
export const isLossAbove = ({ lost, from }: Pick<WeightLoss, 'lost' | 'from'>, percent: number): boolean =>
  lost * 100 > from * percent;
