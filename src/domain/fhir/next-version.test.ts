import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';
import { nextVersion } from './next-version.ts';

describe('nextVersion', () => {
  it.each([
    ['1.4.2', '1.5.0'],
    ['7', '8'],
    ['2.3', '2.4'],
    ['0.0.0-3fa9c1d2', '1.0.0'],
    ['vår 2026', '1.0.0'],
  ])('after %s comes %s', (version, next) => {
    expect(nextVersion(version)).toBe(next);
  });

  it('is newer than the version it follows', () => {
    const part = fc.nat(99);
    fc.assert(
      fc.property(part, part, part, (...parts) => {
        const version = parts.join('.');
        expect(compareVersions(nextVersion(version), version)).toBeGreaterThan(0);
      }),
    );
  });
});
