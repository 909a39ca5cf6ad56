// `npm run bench`: the project's own measurements, into bench/latest.json. Not a test: numbers depend on the machine.
import './require-node.mjs';
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
await withTsModule('bench/run-bench.ts', ({ runBench }) =>
  runBench(path.join(projectRoot, 'bench', 'latest.json')),
);
process.exit(0);
