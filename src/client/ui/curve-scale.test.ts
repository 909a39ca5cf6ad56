import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCurveScale } from './curve-scale.ts';

describe('the scale of a curve', () => {
  it('has round figures around the values', () => {
    expect(toCurveScale([61_200, 65_800], 5000)).toEqual({
      low: 60_000,
      high: 66_000,
      ticks: [60_000, 62_000, 64_000, 66_000],
    });
  });

  it('makes what hardly changes look steady', () => {
    const { low, high } = toCurveScale([62_100, 62_300], 6000);
    expect(high - low).toBeGreaterThanOrEqual(6000);
  });

  it('counts in whole steps and never below nothing', () => {
    expect(toCurveScale([0, 0, 1], 4, 1)).toEqual({ low: 0, high: 4, ticks: [0, 2, 4] });
    expect(toCurveScale([], 4, 1).low).toBe(0);
  });

  it('holds every value between the first and the last of at most seven ticks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 20_000 }),
        (values, least) => {
          const { low, high, ticks } = toCurveScale(values, least);
          expect(low).toBeLessThanOrEqual(Math.min(...values));
          expect(high).toBeGreaterThanOrEqual(Math.max(...values));
          expect(high - low).toBeGreaterThanOrEqual(least);
          expect(ticks.at(0)).toBe(low);
          expect(ticks.at(-1)).toBe(high);
          expect(ticks.length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
});
