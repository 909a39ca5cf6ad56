import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { bundleSimulation } from '../../scripts/bundle-simulation.mjs';
import type { BugName } from './bugs.ts';
import type { SeedResult } from './run-seed.ts';
import type { Done, Task } from './thread.ts';

/** Threads that run seeds, one a processor: each run has the thread's clock, chance and databases for itself. */
export type SeedPool = {
  run(seed: number, hunted?: BugName): Promise<SeedResult>;
  /** The shift this mistake is hunted in, without the mistake. */
  runWithout(seed: number, hunted: BugName): Promise<SeedResult>;
  readonly threads: number;
  close(): Promise<void>;
};

type Job = {
  readonly task: Task;
  readonly done: (result: SeedResult) => void;
  readonly failed: (cause: Error) => void;
};

export async function createSeedPool(threads = availableParallelism()): Promise<SeedPool> {
  const queue: Job[] = [];
  const bundle = await bundleSimulation();
  const workers = Array.from({ length: threads }, () => {
    // Many small objects die young here: with more room for them there is less to clear away.
    const worker = new Worker(bundle.file, { resourceLimits: { maxYoungGenerationSizeMb: 256 } });
    let job: Job | undefined;
    let isReady = false;
    const next = () => {
      if (!isReady || job) return;
      job = queue.shift();
      if (job) worker.postMessage(job.task, []);
    };
    worker.on('message', (message: Done) => {
      if ('ready' in message) isReady = true;
      else {
        const finished = job;
        job = undefined;
        finished?.done(message.result);
      }
      next();
    });
    worker.on('error', (cause) => {
      job?.failed(cause instanceof Error ? cause : new Error(String(cause)));
      for (const waiting of queue.splice(0))
        waiting.failed(new Error('a thread of the simulation broke', { cause }));
    });
    return { worker, next };
  });
  const runTask = (task: Task) =>
    new Promise<SeedResult>((done, failed) => {
      queue.push({ task, done, failed });
      for (const { next } of workers) next();
    });
  return {
    threads,
    run: (seed, hunted) => runTask(hunted ? { seed, hunted, isBuiltIn: true } : { seed }),
    runWithout: (seed, hunted) => runTask({ seed, hunted }),
    close: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
      bundle.remove();
    },
  };
}
