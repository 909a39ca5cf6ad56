import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { isLossAbove, lossWindows, toLoss, weightLossWithin } from './weight-loss.ts';

const weight = (value: number, day: string, reliable = true) => ({
  value,
  measuredAt: `${day}T08:00:00Z`,
  reliable,
});

describe('weight loss', () => {
  it('counts from the highest reliable weight in the window, whatever the order', () => {
    const weights = [
      weight(66_000, '2026-11-01'),
      weight(90_000, '2026-02-01'),
      weight(68_000, '2026-09-01'),
      weight(67_000, '2026-08-05'),
      weight(80_000, '2026-10-01', false),
    ];
    expect(weightLossWithin(weights, 3)).toEqual({
      lost: 2000,
      from: 68_000,
      since: '2026-09-01',
      perMille: 29,
    });
    expect(weightLossWithin(weights, 12)?.from).toBe(90_000);
  });

  it('is unknown, not nothing, without an earlier weight to trust', () => {
    expect(weightLossWithin([], 6)).toBeUndefined();
    expect(weightLossWithin([weight(66_000, '2026-11-01')], 6)).toBeUndefined();
    expect(
      weightLossWithin([weight(66_000, '2026-11-01'), weight(70_000, '2026-10-01', false)], 6),
    ).toBeUndefined();
    expect(weightLossWithin([weight(66_000, '2026-11-01'), weight(70_000, '2026-04-30')], 6)).toBeUndefined();
  });

  it('a gain is a loss below zero', () => {
    expect(weightLossWithin([weight(66_000, '2026-11-01'), weight(64_000, '2026-10-01')], 6)?.lost).toBe(
      -2000,
    );
  });

  it.each([
    [72_000, 68_400, 5, false],
    [72_000, 68_399, 5, true],
    [80_000, 76_000, 5, false],
    [68_000, 64_500, 5, true],
    [100_000, 90_000, 10, false],
  ])('from %i to %i grams is more than %i %%: %s', (from, now, percent, expected) => {
    expect(isLossAbove({ from, lost: from - now }, percent)).toBe(expected);
  });

  it.each([
    [80_000, 76_000, 50],
    [68_000, 64_500, 51],
  ])('shows %i to %i as %i per mille', (from, now, perMille) => {
    const weights = [weight(now, '2026-11-01'), weight(from, '2026-10-01')];
    expect(weightLossWithin(weights, 3)?.perMille).toBe(perMille);
  });

  const weights = fc.array(
    fc.record({
      value: fc.integer({ min: 0, max: 400_000 }),
      measuredAt: fc
        .tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom('00:30', '08:00', '22:45'))
        .map(([ago, time]) => `${addDays('2026-11-22', -ago)}T${time}:00Z`),
      reliable: fc.constantFrom(true, false, undefined),
    }),
    { maxLength: 12 },
  );

  it('NUT07 does not depend on the order the weights come in', () => {
    fc.assert(
      fc.property(
        weights.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.constantFrom(...lossWindows),
        ([list, shuffled], months) => {
          expect(weightLossWithin(shuffled, months)).toEqual(weightLossWithin(list, months));
        },
      ),
    );
  });

  it('NUT02 NUT07 unreliable weights change nothing, and a longer window never shows less', () => {
    fc.assert(
      fc.property(weights, (list) => {
        const trusted = list.filter(({ reliable, value }) => reliable !== false && value > 0);
        const losses = lossWindows.map((months) => weightLossWithin(list, months));
        expect(losses).toEqual(lossWindows.map((months) => weightLossWithin(trusted, months)));
        const known = losses.flatMap((loss) => (loss ? [loss.lost] : []));
        expect(known).toEqual(known.toSorted((a, b) => a - b));
        // Once something is known of a window, it is known of every longer one.
        expect(losses.findLastIndex((loss) => loss === undefined)).toBe(
          lossWindows.length - known.length - 1,
        );
      }),
    );
  });

  it('NUT05 NUT06 agrees with arithmetic without any rounding', () => {
    const grams = fc.integer({ min: 1, max: 400_000 });
    fc.assert(
      fc.property(grams, grams, fc.integer({ min: 1, max: 25 }), (from, now, percent) => {
        const { lost, perMille } = toLoss(
          { value: from, measuredAt: '2026-10-01T08:00:00Z' },
          { value: now },
        );
        const exact = BigInt(from - now);
        expect(isLossAbove({ lost, from }, percent)).toBe(exact * 100n > BigInt(from) * BigInt(percent));
        // Halves up: perMille ≤ exact share + ½ < perMille + 1, all times 2·from.
        const doubled = exact * 2000n + BigInt(from);
        expect(BigInt(perMille) * 2n * BigInt(from) <= doubled).toBe(true);
        expect(BigInt(perMille + 1) * 2n * BigInt(from) > doubled).toBe(true);
      }),
    );
  });
});
