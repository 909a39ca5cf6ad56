export type CurveScale = {
  /** Bottom and top of what is drawn, both on a tick. */
  readonly low: number;
  readonly high: number;
  /** From bottom to top, round figures. */
  readonly ticks: readonly number[];
};

/**
 * A scale of round figures around the values. `least`: what lies at least between bottom and top, so that what hardly
 * changes looks steady; `step`: no tick stands closer than this, 1 for what is counted.
 */
export function toCurveScale(values: readonly number[], least: number, step = 0): CurveScale {
  const [min, max] = values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
  const span = Math.max(max - min, least, step, Number.MIN_VALUE);
  const middle = (min + max) / 2;
  // A value that is never below nothing has no axis below nothing.
  const from = min >= 0 ? Math.max(0, Math.min(min, middle - span / 2)) : Math.min(min, middle - span / 2);
  const to = Math.max(max, from + span);
  const width = Math.max(step, roundStep((to - from) / 3));
  const first = Math.floor(from / width);
  const last = Math.max(first + 1, Math.ceil(to / width));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * width);
  return { low: first * width, high: last * width, ticks };
}

/** The next of 1, 2, 5, 10, 20, 50 … that is at least so much. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}
