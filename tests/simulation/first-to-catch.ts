import type { BugName } from './bugs.ts';
import type { SeedResult } from './run-seed.ts';
import type { SeedPool } from './seed-pool.ts';

/** The first seed of a range that catches a mistake, a few tried beside each other; undefined: none does. */
export async function firstToCatch(
  pool: SeedPool,
  bug: BugName,
  { from, seeds }: { readonly from: number; readonly seeds: number },
): Promise<SeedResult | undefined> {
  const end = from + seeds;
  for (let first = from; first < end; first += pool.threads) {
    const length = Math.min(pool.threads, end - first);
    const tried = Array.from({ length }, (_, index) => pool.run(first + index, bug));
    const failed = (await Promise.all(tried)).find(({ violations }) => violations.length > 0);
    if (failed) return failed;
  }
  return undefined;
}
