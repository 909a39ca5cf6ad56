import { weightLossWithin } from '#domain/nutrition/weight-loss.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';

export type WeightHistory = {
  /** Newest first. */
  readonly weights: readonly Kept<'measurement'>[];
  /**
   * From the highest reliable weight of the three months before the newest to the newest; from the one before, however
   * old, when there is none in those months. Null with fewer than two.
   */
  readonly change: { readonly share: number; readonly since: Day } | null;
};

/** The person's weights and how the newest stands to three months back. Uncertain ones are shown, not counted. */
export function toWeightHistory(measurements: readonly Kept<'measurement'>[]): WeightHistory {
  const weights = measurements
    .filter(({ body }) => body.code === 'bodyWeight')
    .toSorted((a, b) => Date.parse(b.body.measuredAt) - Date.parse(a.body.measuredAt));
  const [newest, before] = weights
    .filter(({ body }) => body.reliable !== false && body.value > 0)
    .map(({ body }) => body);
  if (!newest || !before) return { weights, change: null };
  const loss = weightLossWithin(
    weights.map(({ body }) => body),
    3,
  );
  const { from, since } = loss ?? { from: before.value, since: osloDay(before.measuredAt) };
  return { weights, change: { share: (newest.value - from) / from, since } };
}
