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
  /** The highest reliable weight in the window, in grams, and its day; of equals the latest. */
  readonly from: number;
  readonly since: Day;
  /** Tenths of a percent of the earlier weight, halves up; for showing, not for comparing. */
  readonly perMille: number;
};

/** The windows that the criteria for undernutrition ask about. */
export const lossWindows = [1, 2, 3, 6] as const;

/**
 * From the highest reliable weight in the months before the newest one to that newest one. Undefined with fewer than
 * two reliable weights in the window: nothing is known, which is not the same as nothing lost. Rules: `SPEC.md`.
 */
export function weightLossWithin(weights: readonly MeasuredWeight[], months: number): WeightLoss | undefined {
  const [newest, ...earlier] = reliableNewestFirst(weights);
  if (!newest) return undefined;
  const from = addMonths(osloDay(newest.measuredAt), -months);
  const [highest] = earlier
    .filter(({ measuredAt }) => osloDay(measuredAt) >= from)
    .toSorted((a, b) => b.value - a.value || Date.parse(b.measuredAt) - Date.parse(a.measuredAt));
  return highest && toLoss(highest, newest);
}

/** From one weight to a later one. Grams in, `from` above zero. */
export function toLoss(
  { value: from, measuredAt }: MeasuredWeight,
  later: Pick<MeasuredWeight, 'value'>,
): WeightLoss {
  const lost = from - later.value;
  return {
    lost,
    from,
    since: osloDay(measuredAt),
    perMille: Math.floor((lost * 2000 + from) / (from * 2)),
  };
}

/** Those that count, the newest first; of two at the same instant the lower first, which never hides a loss. */
export const reliableNewestFirst = <W extends MeasuredWeight>(weights: readonly W[]): readonly W[] =>
  weights
    .filter(({ reliable, value }) => reliable !== false && value > 0)
    .toSorted((a, b) => Date.parse(b.measuredAt) - Date.parse(a.measuredAt) || a.value - b.value);

/** Whether more than so many percent were lost, exactly: 3.6 of 72 kg is not more than 5. */
export const isLossAbove = ({ lost, from }: Pick<WeightLoss, 'lost' | 'from'>, percent: number): boolean =>
  lost * 100 > from * percent;
