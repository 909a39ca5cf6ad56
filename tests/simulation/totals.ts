import type { SeedResult } from './run-seed.ts';

type Counts = { readonly [name: string]: number };

/** What many runs come to together. */
export type Totals = {
  readonly seeds: number;
  readonly steps: number;
  readonly operations: number;
  readonly faults: Counts;
  readonly branches: Counts;
  readonly failed: readonly Pick<SeedResult, 'seed' | 'violations'>[];
};

export const noTotals: Totals = { seeds: 0, steps: 0, operations: 0, faults: {}, branches: {}, failed: [] };

export const addResult = (totals: Totals, result: SeedResult): Totals => ({
  seeds: totals.seeds + 1,
  steps: totals.steps + result.steps,
  operations: totals.operations + result.operations,
  faults: addCounts(totals.faults, result.faults),
  branches: addCounts(totals.branches, result.branches),
  failed: result.violations.length === 0 ? totals.failed : [...totals.failed, result],
});

function addCounts(sum: Counts, more: Counts): Counts {
  const added: { [name: string]: number } = { ...sum };
  for (const [name, count] of Object.entries(more)) added[name] = (added[name] ?? 0) + count;
  return added;
}

/** A line a name, the most frequent first, aligned. */
export const toTable = (counts: Counts): string =>
  Object.entries(counts)
    .toSorted(([a, first], [b, second]) => second - first || a.localeCompare(b))
    .map(([name, count]) => `${String(count).padStart(12)}  ${name}`)
    .join('\n');
