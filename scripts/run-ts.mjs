// node scripts/run-ts.mjs src/server/main.ts [arguments]: runs a TypeScript entry with the layers' `#` imports.
import './require-node.mjs';
import path from 'node:path';
import { createServer, isRunnableDevEnvironment } from 'vite';
import { projectRoot } from './project-root.mjs';

async function openLoader() {
  const vite = await createServer({
    root: projectRoot,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: path.join(projectRoot, '.cache', 'vite-run'),
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  const environment = vite.environments.ssr;
  if (!isRunnableDevEnvironment(environment))
    throw new Error('Vite gave an environment that cannot run modules');
  return {
    load: (entry) => environment.runner.import(path.resolve(projectRoot, entry)),
    close: () => vite.close(),
  };
}

/**
 * Loads a TypeScript module of this project (path from the project root) and hands it to `use`; imports made while
 * `use` runs work too. Returns what `use` returns.
 */
export async function withTsModule(entry, use) {
  const loader = await openLoader();
  try {
    return await use(await loader.load(entry));
  } finally {
    await loader.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const [entry, ...rest] = process.argv.slice(2);
  process.argv.splice(1, process.argv.length - 1, path.resolve(projectRoot, entry), ...rest);
  // Not closed: an entry that is a server imports more while it runs. The loader holds no process open.
  const loader = await openLoader();
  const module = await loader.load(entry);
  if (typeof module.main === 'function') process.exitCode = (await module.main(rest)) ?? 0;
}
