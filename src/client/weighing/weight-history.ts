import {
  lossWindows,
  reliableNewestFirst,
  toLoss,
  weightLossWithin,
  type WeightLoss,
} from '#domain/nutrition/weight-loss.ts';
import type { Kept } from '#store/device-store.ts';

export type WeightHistory = {
  /** Newest first, uncertain ones too. */
  readonly weights: readonly Kept<'measurement'>[];
  /** The newest that can be relied on, in grams; undefined without one. */
  readonly newest: Kept<'measurement'> | undefined;
  /**
   * From the highest reliable weight of the three months before the newest to the newest; from the one before, however
   * old, when there is none in those months. Null with fewer than two.
   */
  readonly change: WeightLoss | null;
  /** The same for each window the criteria ask about; undefined where there is nothing to compare with. */
  readonly losses: readonly { readonly months: number; readonly loss: WeightLoss | undefined }[];
};

/** The person's weights and how the newest stands to earlier ones. Uncertain ones are shown, not counted. */
export function toWeightHistory(measurements: readonly Kept<'measurement'>[]): WeightHistory {
  const weights = measurements
    .filter(({ body }) => body.code === 'bodyWeight')
    .toSorted((a, b) => Date.parse(b.body.measuredAt) - Date.parse(a.body.measuredAt));
  const bodies = weights.map(({ body }) => body);
  const [newest, before] = reliableNewestFirst(bodies);
  return {
    weights,
    newest: weights.find(({ body }) => body === newest),
    change: newest && before ? (weightLossWithin(bodies, 3) ?? toLoss(before, newest)) : null,
    losses: lossWindows.map((months) => ({ months, loss: weightLossWithin(bodies, months) })),
  };
}
