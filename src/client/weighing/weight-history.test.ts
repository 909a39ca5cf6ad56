import { describe, expect, it } from 'vitest';
import type { Kept } from '#store/device-store.ts';
import { toWeightHistory } from './weight-history.ts';

const weight = (day: string, grams: number, reliable?: boolean): Kept<'measurement'> => ({
  id: `${day}-${grams}`,
  kind: 'measurement',
  scope: 'unit:1',
  version: 1,
  body: {
    personId: 'p',
    unitId: '1',
    code: 'bodyWeight',
    value: grams,
    measuredAt: `${day}T09:00:00Z`,
    measuredBy: 's',
    ...(reliable === undefined ? {} : { reliable }),
  },
  stamps: {},
  delivery: { state: 'delivered', at: `${day}T09:01:00Z` },
});

describe('the weight history', () => {
  it('compares the newest with the highest of the three months before it', () => {
    const { change, weights } = toWeightHistory([
      weight('2026-05-01', 70_000),
      weight('2026-11-20', 62_300),
      weight('2026-08-21', 64_000),
      weight('2026-10-01', 65_000),
    ]);
    expect(change).toEqual({ lost: 2700, from: 65_000, since: '2026-10-01', perMille: 42 });
    expect(weights.map(({ body }) => body.value)).toEqual([62_300, 65_000, 64_000, 70_000]);
  });

  it('takes the one before, however old, when there is none within three months', () => {
    expect(toWeightHistory([weight('2026-01-01', 50_000), weight('2026-11-20', 55_000)]).change).toEqual({
      lost: -5000,
      from: 50_000,
      since: '2026-01-01',
      perMille: -100,
    });
  });

  it('NUT01 NUT03 tells each window and leaves open what is not known', () => {
    const { losses } = toWeightHistory([
      weight('2026-11-20', 62_300),
      weight('2026-09-25', 64_000),
      weight('2026-06-01', 66_000),
    ]);
    expect(losses.map(({ months, loss }) => [months, loss?.from])).toEqual([
      [1, undefined],
      [2, 64_000],
      [3, 64_000],
      [6, 66_000],
    ]);
  });

  it('does not count an uncertain measurement, and says nothing of one alone', () => {
    expect(
      toWeightHistory([weight('2026-11-01', 60_000), weight('2026-11-20', 66_000, false)]).change,
    ).toBeNull();
    expect(toWeightHistory([]).change).toBeNull();
  });
});
