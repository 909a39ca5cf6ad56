import './quick-globals.ts';
import 'fake-indexeddb/auto';
import { performance } from 'node:perf_hooks';
import { type BugName, bugNames, isBugName } from './bugs.ts';
import { firstToCatch } from './first-to-catch.ts';
import { failedSeeds } from './failed-seeds.ts';
import { loadKeptTotals, putKeptTotals } from './kept-totals.ts';
import { runSeed } from './run-seed.ts';
import { createSeedPool } from './seed-pool.ts';
import { addResult, toTable, type Totals } from './totals.ts';

const usage = `npm run sim -- [--seeds N] [--from N] [--bug NAME] [--threads N] [--keep FILE] [--trace] [--hunt]
  --seeds    how many (200); before them, every seed that ever failed
  --from     the first (1)
  --threads  one a processor
  --keep     where it writes how far it has come, and goes on from; SIGTERM and SIGINT end it with its totals
  --trace    one seed, with every step told
  --hunt     each mistake, or the one of --bug: the first of these seeds that catches it
  --bug      with a mistake built in: ${bugNames.join(', ')}
`;

/** Resolves with the exit code: 0 when everything held, 1 when something did not, 2 for what cannot be asked. */
export async function main(args: readonly string[]): Promise<number> {
  const seeds = numberOf(args, '--seeds', 200);
  const from = numberOf(args, '--from', 1);
  const threads = numberOf(args, '--threads', 0);
  const bug = valueOf(args, '--bug');
  if (
    seeds === null ||
    from === null ||
    threads === null ||
    (bug !== undefined && !isBugName(bug)) ||
    args.includes('--help')
  ) {
    print(usage);
    return 2;
  }
  if (args.includes('--trace')) return trace(from, bug);
  if (args.includes('--hunt')) return hunt(bug === undefined ? bugNames : [bug], { from, seeds, threads });
  const kept = bug === undefined ? failedSeeds.map(({ seed }) => seed) : [];
  const wanted = [...new Set([...kept, ...Array.from({ length: seeds }, (_, index) => from + index)])];
  const pool = await createSeedPool(threads === 0 ? undefined : threads);
  const file = valueOf(args, '--keep');
  let { done, seconds, totals } = loadKeptTotals(file);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  const runOne = async (seed: number) => {
    const result = await pool.run(seed, bug);
    totals = addResult(totals, result);
    if (result.violations.length === 0) return;
    print(`seed ${seed} failed:\n${result.violations.map((violation) => `  ${violation}`).join('\n')}\n`);
  };
  while (done < wanted.length && !stop.signal.aborted) {
    const started = performance.now();
    const next = wanted.slice(done, done + seedsAtOnce * pool.threads);
    await Promise.all(next.map(runOne));
    done += next.length;
    seconds += (performance.now() - started) / 1000;
    putKeptTotals(file, { done, seconds, totals });
    if (Math.floor(done / 1000) > Math.floor((done - next.length) / 1000)) {
      print(`… ${totals.seeds} seeds, ${totals.failed.length} failed\n`);
    }
  }
  await pool.close();
  report(totals, seconds, pool.threads);
  return totals.failed.length === 0 ? 0 : 1;
}

/** Between two looks at whether to stop. */
const seedsAtOnce = 60;

function report(
  { seeds, steps, operations, faults, branches, failed }: Totals,
  seconds: number,
  threads: number,
): void {
  const rate = (seeds / seconds).toFixed(1);
  print(
    `\nfaults, how often each struck\n${toTable(faults)}\n\nbranches, how often each was taken\n${toTable(branches)}\n\n`,
  );
  print(
    `seeds ${seeds}, steps ${steps}, operations ${operations}, ${seconds.toFixed(1)} s, ${rate} seeds a second on ${threads} threads\n`,
  );
  print(
    failed.length === 0
      ? 'no failures\n'
      : `${failed.length} seeds failed: ${failed.map(({ seed }) => seed).join(', ')}\n`,
  );
}

type Range = { readonly from: number; readonly seeds: number; readonly threads: number };

/** Each mistake in turn, until a seed catches it. */
async function hunt(bugs: readonly BugName[], { from, seeds, threads }: Range): Promise<number> {
  const pool = await createSeedPool(threads === 0 ? undefined : threads);
  let missed = 0;
  for (const bug of bugs) {
    const found = await firstToCatch(pool, bug, { from, seeds });
    if (!found) missed += 1;
    print(`${bug}: ${found ? `${found.seed - from + 1}. ${found.violations[0]}` : 'not caught'}\n`);
  }
  await pool.close();
  return missed === 0 ? 0 : 1;
}

/** One seed in this very thread, told step by step. */
async function trace(seed: number, bug: BugName | undefined): Promise<number> {
  const bugs = bug === undefined ? {} : { [bug]: true };
  const { violations } = await runSeed(seed, bugs, (line) => print(`${line}\n`));
  return violations.length === 0 ? 0 : 1;
}

const print = (text: string) => void process.stdout.write(text);

function numberOf(args: readonly string[], name: string, otherwise: number): number | null {
  const value = Number(valueOf(args, name) ?? otherwise);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function valueOf(args: readonly string[], name: string): string | undefined {
  const index = args.indexOf(name);
  return index < 0 ? undefined : args[index + 1];
}
