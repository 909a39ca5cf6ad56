import { describe, expect, it } from 'vitest';
import { toKnownFigures } from './known-figures.ts';

const today = '2026-11-22';
const weight = (value: number, day: string, reliable?: boolean) => ({
  value,
  measuredAt: `${day}T08:00:00Z`,
  reliable,
});
const of = (...weights: readonly ReturnType<typeof weight>[]) => {
  const { weight: now, highest6Months, highestBefore } = toKnownFigures(weights, [], today);
  return [now?.value, highest6Months?.value, highestBefore?.value];
};

describe('what is known when a form is started', () => {
  it('NUT16 a weight of the last fortnight is the weight now, an older one is not', () => {
    expect(of(weight(62_000, '2026-11-08'))).toEqual([62_000, undefined, undefined]);
    expect(of(weight(62_000, '2026-11-07'))).toEqual([undefined, 62_000, undefined]);
  });

  it('NUT16 the highest of six months and the highest from before', () => {
    expect(
      of(
        weight(62_000, '2026-11-20'),
        weight(64_000, '2026-05-22'),
        weight(66_000, '2026-05-21'),
        weight(70_000, '2025-01-01'),
      ),
    ).toEqual([62_000, 64_000, 70_000]);
  });

  it('NUT16 leaves out what is uncertain and what lies ahead', () => {
    expect(
      of(weight(62_000, '2026-11-20'), weight(75_000, '2026-11-01', false), weight(80_000, '2026-11-23')),
    ).toEqual([62_000, undefined, undefined]);
  });
});
