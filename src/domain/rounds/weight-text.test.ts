import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtOf, parseKilograms, toGrams, toKilograms } from './weight-text.ts';

describe('parseKilograms', () => {
  it.each([
    ['62,3', 62_300],
    ['62.35', 62_350],
    [' 62 ', 62_000],
    ['62,', 62_000],
    ['10', 10_000],
    ['400', 400_000],
  ])('RND31 %s', (text, grams) => {
    expect(parseKilograms(text)).toBe(grams);
  });

  it.each(['', '9,99', '400,01', '62,345', '6 kg', '-62', 'e2', '1234'])('RND31 not «%s»', (text) => {
    expect(parseKilograms(text)).toBe(null);
  });

  it('RND31 every ten grams there and back by the form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 40_000 }), (tens) => {
        const text = `${Math.floor(tens / 100)},${String(tens % 100).padStart(2, '0')}`;
        expect(parseKilograms(text)).toBe(tens * 10);
        expect(toGrams(toKilograms(tens * 10))).toBe(tens * 10);
      }),
    );
  });
});

describe('doubtOf', () => {
  it.each<[number, number | null, string | null]>([
    [24_990, null, 'range'],
    [25_000, null, null],
    [250_010, null, 'range'],
    [62_300, null, null],
    [54_000, 60_000, null],
    [53_990, 60_000, 'change'],
    [66_000, 60_000, null],
    [66_010, 60_000, 'change'],
  ])('RND30 %i against %s: %s', (grams, last, doubt) => {
    expect(doubtOf(grams, last)).toBe(doubt);
  });
});
