import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionWeight } from './question-weight.ts';

describe('a weight that is asked about', () => {
  it.each([
    ['NUT08', 62_300, undefined, null],
    ['NUT08', 6230, undefined, 'veryLow'],
    ['NUT08', 30_000, undefined, null],
    ['NUT08', 623_000, undefined, 'veryHigh'],
    ['NUT09', 56_070, 62_300, null],
    ['NUT09', 56_069, 62_300, 'farFromLast'],
    ['NUT09', 68_600, 62_300, 'farFromLast'],
    ['NUT09', 28_000, 28_200, null],
    ['NUT09', 25_200, 28_200, null],
    ['NUT09', 6230, 62_300, 'farFromLast'],
  ])('%s %i grams after %s: %s', (_, grams, last, expected) => {
    expect(questionWeight(grams, last)).toBe(expected);
  });

  it('NUT09 the same weight again is never asked about', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), (grams) => {
        expect(questionWeight(grams, grams)).toBeNull();
      }),
    );
  });
});
