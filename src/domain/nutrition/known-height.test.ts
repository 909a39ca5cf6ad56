import { describe, expect, it } from 'vitest';
import { isEstimated, toKnownHeight, type NotedHeight } from './known-height.ts';

const height = (value: number, day: string, method?: NotedHeight['method']): NotedHeight => ({
  value,
  measuredAt: `${day}T08:00:00Z`,
  method,
});

describe('the height to reckon with', () => {
  it('NUT10 is a measured one, however much newer an estimate is', () => {
    const heights = [
      height(1584, '2026-11-01', 'ulna'),
      height(1650, '2019-03-01', 'measured'),
      height(1660, '2026-01-01', 'reported'),
    ];
    expect(toKnownHeight(heights)?.value).toBe(1650);
    expect(toKnownHeight(heights.toReversed())?.value).toBe(1650);
  });

  it('NUT10 is what was told before an estimate, and the newest of those alike', () => {
    expect(toKnownHeight([height(1584, '2026-11-01', 'ulna'), height(1660, '2026-01-01')])?.value).toBe(1660);
    expect(
      toKnownHeight([
        height(1584, '2026-10-01', 'ulna'),
        height(1590, '2026-11-01', 'kneeHeight'),
        height(1580, '2026-02-01', 'demispan'),
      ])?.value,
    ).toBe(1590);
  });

  it('NUT10 is none when none is known', () => {
    expect(toKnownHeight([])).toBeUndefined();
    expect(isEstimated({ method: 'ulna' })).toBe(true);
    expect(isEstimated({})).toBe(false);
  });
});
