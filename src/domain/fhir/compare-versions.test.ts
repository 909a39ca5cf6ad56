import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';

describe('compareVersions', () => {
  it.each([
    ['1.9.0', '1.10.0'],
    ['1', '1.0.1'],
    ['2.0.0-beta', '2.0.0'],
    ['2.0.0-alpha', '2.0.0-beta'],
    ['2024-11', '2025-03-01'],
    ['v1.0', '1.1'],
  ])('%s comes before %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  it('counts what is missing as zero', () => {
    expect(compareVersions('1', '1.0.0')).toBe(0);
  });

  it('is an order: no three versions go in a ring', () => {
    const version = fc
      .array(fc.oneof(fc.nat(3).map(String), fc.constantFrom('a', 'b')), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 5000 },
    );
  });
});
