import { addMonths, type Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';

export type WeightHistory = {
  /** Newest first. */
  readonly weights: readonly Kept<'measurement'>[];
  /** From the oldest reliable weight of the last three months to the newest; null with fewer than two. */
  readonly change: { readonly share: number; readonly since: Day } | null;
};

/** The person's weights and how the newest stands to three months back. Uncertain ones are shown, not counted. */
export function toWeightHistory(measurements: readonly Kept<'measurement'>[]): WeightHistory {
  const weights = measurements
    .filter(({ body }) => body.code === 'bodyWeight')
    .toSorted((a, b) => Date.parse(b.body.measuredAt) - Date.parse(a.body.measuredAt));
  const reliable = weights.filter(({ body }) => body.reliable !== false);
  const [newest] = reliable;
  if (!newest) return { weights, change: null };
  const from = addMonths(osloDay(newest.body.measuredAt), -3);
  const inWindow = reliable.filter(({ body }) => osloDay(body.measuredAt) >= from);
  const oldest = inWindow.at(-1);
  const before = oldest && oldest !== newest ? oldest : reliable[1];
  if (!before || before.body.value === 0) return { weights, change: null };
  return {
    weights,
    change: {
      share: (newest.body.value - before.body.value) / before.body.value,
      since: osloDay(before.body.measuredAt),
    },
  };
}
