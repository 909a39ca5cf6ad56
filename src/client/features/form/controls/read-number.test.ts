import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

describe('readNumber', () => {
  it.each([
    ['62,3', false, 62.3],
    ['62.3', false, 62.3],
    ['  7 ', true, 7],
    ['1 234,5', false, 1234.5],
    ['1\u00a0234', true, 1234],
    ['\u22123', true, -3],
    ['-0,5', false, -0.5],
    [',5', false, 0.5],
    ['62,', false, 62],
    ['5,0', true, 5],
  ])('reads %s', (text, isInteger, value) => {
    expect(readNumber(text, isInteger)).toBe(value);
  });

  it.each([
    ['', false],
    ['-', false],
    [',', false],
    ['1,2,3', false],
    ['1.234,5', false],
    ['12 kg', false],
    ['1e5', false],
    ['0x10', true],
    ['2,5', true],
    ['9'.repeat(400), false],
  ])('does not read %s', (text, isInteger) => {
    expect(readNumber(text, isInteger)).toBeNull();
  });

  it('reads back every number as it is shown in Norwegian', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 0, max: 3 }),
        (whole, digits) => {
          const value = whole / 10 ** digits;
          expect(readNumber(String(value).replace('.', ',').replace('-', '\u2212'), false)).toBe(value);
        },
      ),
    );
  });
});
