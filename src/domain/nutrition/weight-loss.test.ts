import { describe, expect, it } from 'vitest';
import { isLossAbove, weightLossWithin } from './weight-loss.ts';

const weight = (value: number, day: string, reliable = true) => ({
  value,
  measuredAt: `${day}T08:00:00Z`,
  reliable,
});

describe('weight loss', () => {
  it('counts from the highest reliable weight in the window, whatever the order', () => {
    const weights = [
      weight(66_000, '2026-11-01'),
      weight(90_000, '2026-02-01'),
      weight(68_000, '2026-09-01'),
      weight(67_000, '2026-08-05'),
      weight(80_000, '2026-10-01', false),
    ];
    expect(weightLossWithin(weights, 3)).toEqual({
      lost: 2000,
      from: 68_000,
      since: '2026-09-01',
      perMille: 29,
    });
    expect(weightLossWithin(weights, 12)?.from).toBe(90_000);
  });

  it('is unknown, not nothing, without an earlier weight to trust', () => {
    expect(weightLossWithin([], 6)).toBeUndefined();
    expect(weightLossWithin([weight(66_000, '2026-11-01')], 6)).toBeUndefined();
    expect(
      weightLossWithin([weight(66_000, '2026-11-01'), weight(70_000, '2026-10-01', false)], 6),
    ).toBeUndefined();
    expect(weightLossWithin([weight(66_000, '2026-11-01'), weight(70_000, '2026-04-30')], 6)).toBeUndefined();
  });

  it('a gain is a loss below zero', () => {
    expect(weightLossWithin([weight(66_000, '2026-11-01'), weight(64_000, '2026-10-01')], 6)?.lost).toBe(
      -2000,
    );
  });

  it.each([
    [72_000, 68_400, 5, false],
    [72_000, 68_399, 5, true],
    [80_000, 76_000, 5, false],
    [68_000, 64_500, 5, true],
    [100_000, 90_000, 10, false],
  ])('from %i to %i grams is more than %i %%: %s', (from, now, percent, expected) => {
    expect(isLossAbove({ from, lost: from - now }, percent)).toBe(expected);
  });

  it.each([
    [80_000, 76_000, 50],
    [68_000, 64_500, 51],
  ])('shows %i to %i as %i per mille', (from, now, perMille) => {
    const weights = [weight(now, '2026-11-01'), weight(from, '2026-10-01')];
    expect(weightLossWithin(weights, 3)?.perMille).toBe(perMille);
  });
});
