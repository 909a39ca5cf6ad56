// `npm run dev`: Vite serves the app with reload on PORT; the server runs beside it on PORT + 1 and starts anew when
// its sources change.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { installPackages } from './install-packages.mjs';
import { projectRoot } from './project-root.mjs';

if (!(await installPackages())) process.exit(1);
const { createServer, runnerImport } = await import('vite');

const port = Number(process.env.PORT ?? 8080);
const apiPort = port + 1;
const address = `http://localhost:${port}`;
/** Everything that is not the app belongs to the server. */
const {
  module: { serverAddress },
} = await runnerImport(path.join(projectRoot, 'src/protocol/server-paths.ts'));

const state = { child: null, stopping: false, timer: null };

function startApi() {
  const child = spawn(process.execPath, ['scripts/run-ts.mjs', 'src/server/main.ts'], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(apiPort),
      PUBLIC_URL: process.env.PUBLIC_URL ?? address,
    },
  });
  state.child = child;
  child.once('exit', () => {
    if (state.child === child) state.child = null;
  });
}

async function stopApi() {
  const { child } = state;
  if (child === null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function restartApi() {
  await stopApi();
  if (!state.stopping) startApi();
}

const vite = await createServer({
  configFile: path.join(projectRoot, 'vite.config.ts'),
  server: {
    port,
    strictPort: true,
    host: process.env.HOST ?? '127.0.0.1',
    proxy: { [serverAddress.source]: { target: `http://127.0.0.1:${apiPort}` } },
  },
});
await vite.listen();
startApi();

vite.watcher.on('all', (_event, file) => {
  const place = path.relative(projectRoot, file).split(path.sep).join('/');
  if (!/^src\/(server|domain|protocol|content)\//.test(place) || place.includes('.test.')) return;
  clearTimeout(state.timer);
  state.timer = setTimeout(() => void restartApi(), 200);
});

async function stop() {
  if (state.stopping) return;
  state.stopping = true;
  await stopApi();
  await vite.close();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
process.stdout.write(`Visitt: ${address}\n`);
