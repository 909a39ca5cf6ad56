import './quick-globals.ts';
import 'fake-indexeddb/auto';
import { parentPort } from 'node:worker_threads';
import { type BugName, hunts } from './bugs.ts';
import { runSeed, type SeedResult } from './run-seed.ts';

/** A shift of this seed: a plain one, or one of those a mistake is hunted in, with the mistake or without. */
export type Task = { readonly seed: number; readonly hunted?: BugName; readonly isBuiltIn?: boolean };
export type Done = { readonly seed: number; readonly result: SeedResult } | { readonly ready: true };

// Faults are the daily bread here, and writing down where each was thrown is dear; `--trace` runs with it all.
Error.stackTraceLimit = 0;

// One thread of a pool: answers each task with its result, one after the other.
parentPort?.on('message', ({ seed, hunted, isBuiltIn }: Task) => {
  const asked = hunted ? { hunt: hunts[hunted], bugs: isBuiltIn ? { [hunted]: true } : {} } : {};
  void runSeed(seed, asked).then((result) => parentPort?.postMessage({ seed, result } satisfies Done, []));
});
parentPort?.postMessage({ ready: true } satisfies Done, []);
