import './quick-globals.ts';
import 'fake-indexeddb/auto';
import { parentPort } from 'node:worker_threads';
import { isBugName } from './bugs.ts';
import { runSeed, type SeedResult } from './run-seed.ts';

export type Task = { readonly seed: number; readonly bug: string | null };
export type Done = { readonly seed: number; readonly result: SeedResult } | { readonly ready: true };

// One thread of a pool: answers each task with its result, one after the other.
parentPort?.on('message', ({ seed, bug }: Task) => {
  void runSeed(seed, bug !== null && isBugName(bug) ? { [bug]: true } : {}).then((result) =>
    parentPort?.postMessage({ seed, result } satisfies Done, []),
  );
});
parentPort?.postMessage({ ready: true } satisfies Done, []);
