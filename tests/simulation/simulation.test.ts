import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bugNames } from './bugs.ts';
import { failedSeeds } from './failed-seeds.ts';
import { faultNames } from './faults.ts';
import { firstToCatch } from './first-to-catch.ts';
import { createSeedPool, type SeedPool } from './seed-pool.ts';
import { addResult, noTotals, type Totals } from './totals.ts';

let pool: SeedPool;
beforeAll(async () => {
  pool = await createSeedPool();
});
afterAll(() => pool.close());

/** `SIM_SEEDS` runs more, or fewer while something is tried. */
const count = Number(process.env['SIM_SEEDS'] ?? 2000);
/** Of each kind. */
const huntedShifts = 2;
const range = (first: number, length: number) => Array.from({ length }, (_, index) => first + index);

describe('the production engine, store, journal and handlers, against everything that can go wrong', () => {
  let totals: Totals = noTotals;
  const run = async (seed: number) => {
    const result = await pool.run(seed);
    totals = addResult(totals, result);
    return result.violations.length === 0 ? [] : [{ seed, violations: result.violations }];
  };

  it('hold for every seed that ever failed', async () => {
    const failed = await Promise.all(failedSeeds.map(({ seed }) => run(seed)));
    expect(failed.flat()).toEqual([]);
  });

  it(`hold for ${count} seeds`, async () => {
    const failed = await Promise.all(range(1, count).map(run));
    expect(failed.flat(), 'npm run sim -- --seeds 1 --from SEED').toEqual([]);
    expect(totals.operations).toBeGreaterThan(5 * count);
  }, 900_000);

  it('and every fault has struck', () => {
    const never = faultNames.filter((name) => (totals.faults[name] ?? 0) === 0);
    expect(never).toEqual([]);
  });

  it('(13) the same seed leaves the same trace', async () => {
    for (const seed of [4, 23, 42]) {
      const [first, again] = await Promise.all([pool.run(seed), pool.run(seed)]);
      expect(again).toEqual(first);
    }
  });
});

describe('the simulation catches, within 50 seeds of any range,', () => {
  it.each(bugNames)(
    '%s',
    async (bug) => {
      for (const from of [1, 5001]) {
        const found = await firstToCatch(pool, bug, { from, seeds: 50 });
        expect(found, `${bug} from ${from}`).toBeDefined();
      }
    },
    900_000,
  );

  it('by the mistakes, not by the shifts they are hunted in: without them those hold', async () => {
    const shifts = bugNames.flatMap((hunted) => range(7001, huntedShifts).map((seed) => ({ hunted, seed })));
    const results = await Promise.all(
      shifts.map(async ({ hunted, seed }) => {
        const { violations } = await pool.runWithout(seed, hunted);
        return violations.length === 0 ? [] : [{ hunted, seed, violations }];
      }),
    );
    expect(results.flat()).toEqual([]);
  }, 900_000);
});
