import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMillimetres, parseThousandths } from './parse-thousandths.ts';

describe('a weight or a length as it is written', () => {
  it.each([
    ['62,3', 62_300],
    ['62.35', 62_350],
    [' 62,355 ', 62_355],
    ['62,', 62_000],
    [',5', 500],
    ['007', 7000],
  ])('reads %s as %i thousandths', (written, value) => {
    expect(parseThousandths(written)).toBe(value);
  });

  it.each(['', ',', '.', '0', '0,0', '62,3 kg', '6,2,3', '-62', '1e2', '62,3555', '12345'])(
    'does not read %j',
    (written) => {
      expect(parseThousandths(written)).toBeNull();
    },
  );

  it.each([
    ['165', 1650],
    ['165,5', 1655],
    ['165,55', null],
    ['16,55', null],
    ['24', 240],
  ])('reads %s cm as %s mm', (written, value) => {
    expect(parseMillimetres(written)).toBe(value);
  });

  it('reads back every gram as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (grams) => {
        expect(parseThousandths((grams / 1000).toFixed(3).replace('.', ','))).toBe(grams);
      }),
    );
  });
});
