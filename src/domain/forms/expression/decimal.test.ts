import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  dividedBy,
  minus,
  parseNumeric,
  plus,
  roundTo,
  times,
  toDecimalText,
  toNumber,
  toNumeric,
} from './decimal.ts';

const hundredths = fc.integer({ min: -10_000_000, max: 10_000_000 });
const decimal = (count: number) => toNumeric(count / 100);

describe('FRM41 decimals', () => {
  it('FRM41 add, subtract and multiply exactly', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(toNumber(plus(decimal(a), decimal(b)))).toBe((a + b) / 100);
        expect(toNumber(minus(decimal(a), decimal(b)))).toBe((a - b) / 100);
        const whole = times(decimal(a), decimal(b));
        expect(times(whole, 10_000)).toEqual(times(toNumeric(a), toNumeric(b)));
      }),
    );
  });

  it('FRM41 compare as written, not as stored', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(Math.sign(compare(decimal(a), decimal(b)))).toBe(Math.sign(a - b));
      }),
    );
    expect(compare(plus(toNumeric(0.1), toNumeric(0.2)), toNumeric(0.3))).toBe(0);
  });

  it('FRM41 divide and multiply back', () => {
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 1, max: 100_000 }), (a, b) => {
        const quotient = dividedBy(decimal(a), b);
        expect(quotient && roundTo(times(quotient, b), 10)).toEqual(quotient && decimal(a));
      }),
    );
    expect(dividedBy(1, 0)).toBeNull();
  });

  it.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['2.345', 2, '2.35'],
    ['0.004', 2, '0'],
    ['1.005', 2, '1.01'],
    ['19.9499999', 1, '19.9'],
    ['123456789012345678901.25', 1, '123456789012345678901.3'],
  ])('FRM41 %s to %d places is %s', (text, places, expected) => {
    expect(toDecimalText(roundTo(parseNumeric(text) ?? 0, places))).toBe(expected);
  });

  it.each(['', '1,5', 'abc', '1e9999', '0x10', '--1'])('FRM41 “%s” is no number', (text) => {
    expect(parseNumeric(text)).toBeNull();
  });
});
