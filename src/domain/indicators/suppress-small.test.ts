import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from './share.ts';
import { suppressSmall } from './suppress-small.ts';

describe('small numbers', () => {
  it('shows what is large enough', () => {
    expect(suppressSmall({ a: 92, b: 38, c: 10, d: 60 })).toEqual({ a: 92, b: 38, c: 10, d: 60, total: 200 });
  });

  it('hides the next smallest too, so that one hidden count cannot be worked out', () => {
    expect(suppressSmall({ a: 40, b: 3, c: 0, d: 9 })).toEqual({ a: 40, b: null, c: 0, d: null, total: 52 });
  });

  it('hides everything of a small whole', () => {
    expect(suppressSmall({ a: 3, b: 1 })).toEqual({ a: null, b: null, total: null });
  });

  it('no count from one to four is ever shown or left to subtraction', () => {
    const counts = fc.record({ a: fc.nat(30), b: fc.nat(30), c: fc.nat(30), d: fc.nat(30) });
    fc.assert(
      fc.property(counts, (given) => {
        const { total, ...shown } = suppressSmall(given);
        const values = Object.values(shown);
        const hiddenSum = (total ?? 0) - values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        for (const value of values) expect(value === null || value === 0 || value >= 5).toBe(true);
        if (total !== null && values.filter((value) => value === null).length === 1) {
          // Only when the whole is that one count: then the total says the same.
          expect(hiddenSum).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

describe('shares', () => {
  it.each([
    [31, 92, 33.7],
    [20, 31, 64.5],
    [1, 3, 33.3],
    [1, 16, 6.3],
    [0, 7, 0],
  ])('%i of %i is %d %%', (part, whole, percent) => {
    expect(shareOf(part, whole)).toBe(percent);
  });

  it('of nothing there is no share', () => {
    expect(shareOf(0, 0)).toBeNull();
  });
});
