import 'fake-indexeddb/auto';
import { performance } from 'node:perf_hooks';
import { type BugName, bugNames } from './bugs.ts';
import { type FaultName, faultNames } from './faults.ts';
import { runSeed } from './run-seed.ts';

/** `npm run sim -- --seeds N --from 1 [--bug name]`. Resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const seeds = Number(valueOf(args, '--seeds') ?? 200);
  const from = Number(valueOf(args, '--from') ?? 1);
  const bug = valueOf(args, '--bug');
  if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(from) || (bug && !isBug(bug))) {
    print(`sim: --seeds and --from are whole numbers, --bug is one of ${bugNames.join(', ')}`);
    return 2;
  }
  const started = performance.now();
  const faults = Object.fromEntries(faultNames.map((name) => [name, 0])) as { [name in FaultName]: number };
  let steps = 0;
  let operations = 0;
  let failed = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const result = await runSeed(seed, bug && isBug(bug) ? { [bug]: true } : {});
    steps += result.steps;
    operations += result.operations;
    for (const name of faultNames) faults[name] += result.faults[name];
    if (result.violations.length === 0) continue;
    failed += 1;
    print(`seed ${seed} failed:`);
    for (const violation of result.violations) print(`  ${violation}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(
    `seeds ${seeds} (${from}–${from + seeds - 1}), steps ${steps}, operations ${operations}, ${seconds} s`,
  );
  print(`faults: ${faultNames.map((name) => `${name} ${faults[name]}`).join(', ')}`);
  print(failed === 0 ? 'no failures' : `${failed} seeds failed`);
  return failed === 0 ? 0 : 1;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

const isBug = (name: string): name is BugName => (bugNames as readonly string[]).includes(name);

function valueOf(args: readonly string[], name: string): string | undefined {
  const index = args.indexOf(name);
  return index < 0 ? undefined : args[index + 1];
}
