// `npm run bench`: the project's own measurements, into bench/latest.json. Not a test: numbers depend on the machine.
import './require-node.mjs';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { installPackages } from './install-packages.mjs';
import { projectRoot } from './project-root.mjs';

process.env.TZ = 'Europe/Oslo';
process.chdir(projectRoot);
if (!(await installPackages()) || !(await buildIfStale())) process.exit(1);
const browser = await ensureBrowser();
if (browser === null) process.exit(1);
process.env.VISITT_BROWSER = browser;

const { withTsModule } = await import('./run-ts.mjs');
// `npm run bench -- large-store [folder]`: only that one; a folder is kept, and its phone taken the next time.
// `npm run bench -- learning`: only that one.
const [only, home] = process.argv.slice(2);
if (only === 'large-store') {
  const folder = home ?? mkdtempSync(path.join(os.tmpdir(), 'visitt-large-store-'));
  await withTsModule('bench/bench-large-store.ts', async ({ benchLargeStore }) => {
    process.stdout.write(`${JSON.stringify(await benchLargeStore(folder, home !== undefined), null, 2)}\n`);
  });
} else if (only === 'learning') {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'visitt-learning-'));
  await withTsModule('bench/bench-learning.ts', async ({ benchLearning }) => {
    process.stdout.write(`${JSON.stringify(await benchLearning(folder), null, 2)}\n`);
  });
} else
  await withTsModule('bench/run-bench.ts', ({ runBench }) =>
    runBench(path.join(projectRoot, 'bench', 'latest.json')),
  );
process.exit(0);
