import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAttempt, mostAttempts, noAttempts, waitFor, type Attempts } from './attempts.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const after = (count: number, now = start): Attempts =>
  Array.from({ length: count }).reduce<Attempts>((attempts) => afterAttempt(attempts, now), noAttempts);

describe('wrong PINs', () => {
  it('VLT8 cost nothing for two slips, and more and more after that', () => {
    const waits = Array.from({ length: mostAttempts }, (_, index) => waitFor(after(index + 1), start) / 1000);
    expect(waits.slice(0, 2)).toEqual([0, 0]);
    expect(waits.slice(2)).toEqual(waits.slice(2).toSorted((a, b) => a - b));
    expect(waits[2]).toBeGreaterThan(0);
    const hour = 3600;
    expect(waits.reduce((total, wait) => total + wait, 0)).toBeGreaterThan(hour / 2);
  });

  it('VLT8 are waited for no longer than they cost, however the clock is set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: -1e12, max: 1e12 }), (count, moved) => {
        const attempts = after(count);
        const wait = waitFor(attempts, start + moved);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(waitFor(attempts, start));
      }),
    );
  });
});
