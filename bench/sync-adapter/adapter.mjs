// Visitt beside the sync peers (`node run.mjs sync --product …/bench/sync-adapter/adapter.mjs` in the peers' folder):
// the production store and engine in the page, the production server on the PostgreSQL the harness gives.
import { fork, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { serverFlags } from '../../scripts/server-flags.mjs';

const here = import.meta.dirname;
const root = path.resolve(here, '..', '..');
const built = path.join(root, '.cache', 'sync-bench');

async function buildAll() {
  const shared = { configFile: false, logLevel: 'error', publicDir: false };
  await build({
    ...shared,
    root: here,
    build: { outDir: path.join(built, 'client'), emptyOutDir: true, target: 'es2022', modulePreload: false },
  });
  await build({
    ...shared,
    root,
    build: {
      ssr: path.join(here, 'server.ts'),
      outDir: path.join(built, 'server'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
    },
  });
}

/** A server in a process of its own, as in life; resolves with what it says when it is ready. */
function startServer(databaseUrl, dataDir) {
  const child = spawn(process.execPath, [...serverFlags, path.join(built, 'server', 'server.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      BENCH_CLIENT: path.join(built, 'client'),
      SYNC_PEERS: process.env.SYNC_PEERS ?? process.cwd(),
    },
  });
  const ended = new Promise((done) => child.once('exit', done));
  return new Promise((ready, refuse) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const line = /^\{.*\}$/m.exec(said)?.[0];
      if (line) ready({ child, ended, ...JSON.parse(line) });
    });
    void ended.then((code) => refuse(new Error(`the bench server ended with ${code}`)));
  });
}

/** All devices of `clients.mjs` start together; the time is until the last answer. */
async function runClients(orders) {
  const child = fork(path.join(here, 'clients.mjs'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const said = () =>
    new Promise((done, refuse) => {
      child.once('message', done);
      child.once('exit', (code) => refuse(new Error(`clients ended with ${code}`)));
    });
  const say = async (message) => {
    const answer = said();
    child.send(message);
    return answer;
  };
  try {
    await say(orders);
    const { milliseconds } = await say('go');
    return (orders.sessions.length * orders.docs) / (milliseconds / 1000);
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

// The contract of the harness asks for a default export.
export default {
  name: 'visitt',
  start: async ({ url }) => {
    await buildAll();
    const address = new URL(url);
    // The application role's password is worked out from the owner's; the harness' PostgreSQL asks for neither.
    address.password ||= 'bench';
    const dataDir = mkdtempSync(path.join(tmpdir(), 'visitt-sync-bench-'));
    chmodSync(dataDir, 0o755);
    const server = await startServer(address.href, dataDir);
    const admin = async (what, body) => {
      const answer = await fetch(`${server.admin}/${what}`, { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    let device = null;
    return {
      page: `${server.app}/index.html`,
      pid: server.child.pid,
      cfg: () => device,
      admin: async (what, body) => {
        const answer = await admin(what, body);
        if (what === 'seed') device = answer.device;
        return answer;
      },
      clients: async (clients, docs, space) => {
        const { sessions, unitId, staffId } = await admin('sessions', { n: clients });
        return runClients({ url: server.app, sessions, unitId, staffId, docs, space });
      },
      stop: async () => {
        server.child.kill('SIGTERM');
        await server.ended;
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  },
};
