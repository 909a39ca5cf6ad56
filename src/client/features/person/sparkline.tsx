import type { Kept } from '#store/device-store.ts';

const width = 140;
const height = 56;
const margin = 6;

/** The way of the weight over time; the figures beside and below say the same in words. */
export function Sparkline({ measurements }: { readonly measurements: readonly Kept<'measurement'>[] }) {
  const reliable = measurements.filter(({ body }) => body.reliable !== false).toReversed();
  if (reliable.length < 3) return null;
  const times = reliable.map(({ body }) => Date.parse(body.measuredAt));
  const values = reliable.map(({ body }) => body.value);
  const [firstTime, lastTime] = [Math.min(...times), Math.max(...times)];
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  // At least a tenth of the weight from bottom to top, so that a steady weight looks steady.
  const span = Math.max(Math.max(...values) - Math.min(...values), middle * 0.1);
  const points = reliable.map((_, index) => {
    const x =
      margin + (((times[index] ?? 0) - firstTime) / (lastTime - firstTime || 1)) * (width - 2 * margin);
    const y = height / 2 - (((values[index] ?? 0) - middle) / span) * (height - 2 * margin);
    return [x, y] as const;
  });
  const [lastX, lastY] = points.at(-1) ?? [0, 0];
  return (
    <svg
      class="v-sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={lastX} cy={lastY} r="4.5" />
    </svg>
  );
}
