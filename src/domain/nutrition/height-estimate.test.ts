import { describe, expect, it } from 'vitest';
import { bodyMassIndexTenths } from './body-mass-index.ts';
import { estimateHeight, isLikelySegment } from './height-estimate.ts';

describe('height worked out from a part of the body', () => {
  it.each([
    ['female', 780, 1654],
    ['male', 850, 1768],
  ] as const)('NUT11 %s with a demispan of %i mm', (sex, segment, height) => {
    expect(estimateHeight({ method: 'demispan', sex, age: 80, segment })).toBe(height);
  });

  /** Rows of the table the ulna lines were drawn through: ulna in mm, height in cm by group. */
  it.each([
    [320, 194, 187, 184, 184],
    [285, 182, 176, 175, 173],
    [250, 169, 165, 165, 161],
    [220, 158, 156, 156, 152],
    [185, 146, 145, 147, 140],
  ])('NUT11 the lines stay within a centimetre of the table at %i mm', (segment, ...heights) => {
    const groups = [
      ['male', 64],
      ['male', 65],
      ['female', 64],
      ['female', 65],
    ] as const;
    for (const [index, [sex, age]] of groups.entries()) {
      const estimate = estimateHeight({ method: 'ulna', sex, age, segment });
      expect(Math.abs(estimate - (heights[index] ?? 0) * 10)).toBeLessThan(10);
    }
  });

  it('NUT12 asks about a length that no adult has', () => {
    expect(isLikelySegment('ulna', 240)).toBe(true);
    expect(isLikelySegment('ulna', 480)).toBe(false);
    expect(isLikelySegment('kneeHeight', 48)).toBe(false);
  });
});

describe('body mass index', () => {
  it.each([
    [60_000, 1650, 220],
    [49_950, 1500, 222],
    [49_949, 1500, 222],
    [49_612, 1500, 220],
    [49_613, 1500, 221],
  ])('NUT13 %i g and %i mm are %i tenths', (grams, millimetres, tenths) => {
    expect(bodyMassIndexTenths(grams, millimetres)).toBe(tenths);
  });

  it('NUT13 is unknown without a height', () => {
    expect(bodyMassIndexTenths(60_000, 0)).toBeUndefined();
  });
});
