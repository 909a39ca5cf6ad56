import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHybridTime, laterHybridTime, nextHybridTime, toHybridTime } from './hybrid-clock.ts';

const wallClock = fc.integer({ min: -1e12, max: 5e14 });

describe('the hybrid clock', () => {
  it('is text that sorts as time', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4e12 }), fc.nat({ max: 4e12 }), (a, b) => {
        expect(Math.sign(a - b)).toBe(Math.sign(toHybridTime(a).localeCompare(toHybridTime(b), 'en')));
      }),
    );
  });

  it('goes forward whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(wallClock, { maxLength: 60 }), (clocks) => {
        let last: string | null = null;
        for (const clock of clocks) {
          const next = nextHybridTime(last, clock);
          expect(isHybridTime(next)).toBe(true);
          if (last !== null) expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('carries into the next millisecond when the counter is full', () => {
    expect(nextHybridTime('0000000003e8-ffff', 0)).toBe('0000000003e9-0000');
    expect(nextHybridTime('0000000003e8-0001', 1000)).toBe('0000000003e8-0002');
  });

  it('is moved on by what was seen, and not by what is no time', () => {
    expect(laterHybridTime(null, toHybridTime(5))).toBe(toHybridTime(5));
    expect(laterHybridTime(toHybridTime(9), toHybridTime(5))).toBe(toHybridTime(9));
    expect(laterHybridTime(toHybridTime(9), 'zzz')).toBe(toHybridTime(9));
    expect(toHybridTime(Number.NaN)).toBe('000000000000-0000');
  });
});
