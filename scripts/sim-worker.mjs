// One thread of `npm run sim`: runs the seeds it is sent, one after the other, and sends back what came of each.
import { parentPort } from 'node:worker_threads';
import { runnerImport } from 'vite';

const file = new URL('../tests/simulation/thread.ts', import.meta.url).pathname;
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
module.serve(parentPort);
