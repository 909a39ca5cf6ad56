import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

describe('createRateLimit', () => {
  it('lets a burst through, then says how long to wait, and fills up again', () => {
    let now = 0;
    const take = createRateLimit(3, 0.5, () => now);
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2]);
    now += 1000;
    expect(take('a')).toBe(1);
    now += 1000;
    expect([take('a'), take('a')]).toEqual([0, 2]);
    now += 3_600_000;
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2]);
  });

  it('counts each key by itself', () => {
    const take = createRateLimit(1, 1, () => 0);
    expect([take('a'), take('a'), take('b')]).toEqual([0, 1, 0]);
  });

  it('does not fall for a clock that goes back', () => {
    let now = 10_000;
    const take = createRateLimit(1, 1, () => now);
    take('a');
    now = 0;
    expect(take('a')).toBe(1);
  });
});
