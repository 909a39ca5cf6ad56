// The simulation's threads as one file: a thread then starts at once, and the engine sees plain calls.
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectRoot } from './project-root.mjs';

const folder = path.join(projectRoot, 'tests', 'simulation');
const cache = path.join(projectRoot, '.cache', 'simulation');

/** Resolves with the file, and how to take it away. Each caller has its own: several runs may go on beside each other. */
export async function bundleSimulation() {
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(path.join(cache, 'thread-'));
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@noble/ciphers/aes.js': path.join(folder, 'native-gcm.ts') } },
    ssr: { noExternal: true },
    build: {
      ssr: path.join(folder, 'thread.ts'),
      outDir,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'thread.mjs', codeSplitting: false } },
    },
  });
  return {
    file: path.join(outDir, 'thread.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
