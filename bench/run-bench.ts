import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createVisittServer } from '../tests/e2e/support/visitt-server.ts';
import { measureColdStart } from './measure-cold-start.ts';
import { measureFirstSync } from './measure-first-sync.ts';
import { measureLargeForm } from './measure-large-form.ts';
import { benchLargeStore } from './bench-large-store.ts';
import { benchLearning } from './bench-learning.ts';
import { measureStart } from './measure-start.ts';
import { measureTaps } from './measure-taps.ts';
import { median, percentile } from './statistics.ts';

const round = (milliseconds: number): number => Math.round(milliseconds);

/** Measures and writes `file`; prints a table. Every figure is in milliseconds. */
export async function runBench(file: string): Promise<void> {
  const phones = mkdtempSync(path.join(os.tmpdir(), 'visitt-bench-'));
  const load = os.loadavg();
  const server = await createVisittServer();
  try {
    await server.start();
    const firstSync = await measureFirstSync(server, path.join(phones, 'first'), 3);
    const taps = await measureTaps(server, path.join(phones, 'taps'), 60);
    const coldStart = await measureColdStart(server, path.join(phones, 'cold'), 7);
    const large = await measureLargeForm(server.url, path.join(phones, 'large'), 800, 20);
    const start = await measureStart(server, 5);
    const largeStore = await benchLargeStore(path.join(phones, 'large-store'));
    const learning = await benchLearning(path.join(phones, 'learning'));
    const results = {
      measuredAt: new Date().toISOString(),
      machine: {
        node: process.version,
        cores: os.cpus().length,
        system: `${os.platform()} ${os.arch()}`,
        // Others at work on the machine make every figure worse: compare only runs with the same load.
        loadBefore: Math.round((load[0] ?? 0) * 10) / 10,
      },
      coldStartOffline: {
        cpuSlowdown: 4,
        target: 1000,
        median: round(median(coldStart)),
        all: coldStart.map(round),
      },
      tapToStored: {
        cpuSlowdown: 4,
        target: 100,
        median: round(median(taps)),
        p95: round(percentile(taps, 0.95)),
      },
      largeForm: {
        questions: 800,
        cpuSlowdown: 4,
        open: { target: 3000, firstControl: round(large.open), drawn: round(large.drawn) },
        key: {
          target: 50,
          median: round(median(large.keys)),
          p95: round(percentile(large.keys, 0.95)),
          // On the main thread's own clock, which a busy machine does not move.
          workMedian: round(median(large.keyWork)),
        },
        tap: {
          median: round(median(large.taps)),
          p95: round(percentile(large.taps, 0.95)),
          workMedian: round(median(large.tapWork)),
        },
      },
      startPrepared: { target: 5000, median: round(median(start)), all: start.map(round) },
      largeStore,
      learning,
      firstSync: { persons: 'the demo', median: round(median(firstSync)), all: firstSync.map(round) },
    };
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await server.dispose();
    rmSync(phones, { recursive: true, force: true });
  }
}
