import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bugNames } from './bugs.ts';
import { runSeed } from './run-seed.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe('the engine and the store, against a naive server and everything that can go wrong', () => {
  it('hold for 200 seeds', async () => {
    let operations = 0;
    for (const seed of seeds) {
      const result = await runSeed(seed);
      expect(result.violations, `npm run sim -- --seeds 1 --from ${seed}`).toEqual([]);
      operations += result.operations;
    }
    expect(operations).toBeGreaterThan(seeds.length);
  });

  it('do the same again with the same seed', async () => {
    const [first, again] = [await runSeed(4), await runSeed(4)];
    expect(again).toEqual(first);
  });
});

describe('the simulation catches, within 200 seeds,', () => {
  it.each(bugNames)('%s', async (bug) => {
    expect(await firstFailure(bug)).toBeDefined();
  });
});

async function firstFailure(bug: (typeof bugNames)[number]): Promise<number | undefined> {
  for (const seed of seeds) {
    const { violations } = await runSeed(seed, { [bug]: true });
    if (violations.length > 0) return seed;
  }
  return undefined;
}
