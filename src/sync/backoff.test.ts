import { describe, expect, it } from 'vitest';
import { toBackoff } from './backoff.ts';

describe('toBackoff', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [8, 256_000],
    [9, 300_000],
    [1_000, 300_000],
  ])('SYN62 lies below %i failures’ ceiling of %i ms, down to nothing', (failures, ceiling) => {
    expect(toBackoff(failures, 0)).toBe(0);
    expect(toBackoff(failures, 0.5)).toBe(ceiling / 2);
    expect(toBackoff(failures, 0.999_999_9)).toBeLessThanOrEqual(ceiling);
  });
});
