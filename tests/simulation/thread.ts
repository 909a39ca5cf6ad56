import 'fake-indexeddb/auto';
import type { MessagePort } from 'node:worker_threads';
import { isBugName } from './bugs.ts';
import { runSeed, type SeedResult } from './run-seed.ts';

export type Task = { readonly seed: number; readonly bug: string | null };
export type Done = { readonly seed: number; readonly result: SeedResult } | { readonly ready: true };

/** Answers each task with its result, in the thread of `scripts/sim-worker.mjs`. */
export function serve(port: MessagePort): void {
  port.on('message', ({ seed, bug }: Task) => {
    void runSeed(seed, bug !== null && isBugName(bug) ? { [bug]: true } : {}).then((result) =>
      port.postMessage({ seed, result } satisfies Done, []),
    );
  });
  port.postMessage({ ready: true } satisfies Done, []);
}
