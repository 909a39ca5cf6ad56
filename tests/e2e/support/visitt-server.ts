import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { isAlive } from './is-alive.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** Reachable for the system user that PostgreSQL runs as, which the system's folder for temporary files may not be. */
const dataHome = process.platform === 'win32' ? os.tmpdir() : '/var/tmp';

/** A Visitt of our own: the production build, a real database, a port nobody else has. */
export type VisittServer = {
  readonly url: string;
  readonly dataDir: string;
  /** Starts it, on the data that is there; resolves when it answers. */
  readonly start: () => Promise<void>;
  /** Ends it as an operator does. Resolves when the process is gone. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut does. Resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  /** Ends everything and removes its data. */
  readonly dispose: () => Promise<void>;
};

export type VisittServerSettings = {
  /** A folder that holds `dist/client`, to serve another build of the app than the newest. */
  readonly home?: string;
  /** The data folder of a server that has been stopped, to begin with a copy of. */
  readonly beginWith?: string;
  /** Where a server that has been stopped lay, to go on there. */
  readonly at?: { readonly port: number; readonly dataDir: string };
};

export async function createVisittServer({
  home,
  beginWith,
  at,
}: VisittServerSettings = {}): Promise<VisittServer> {
  const port = at?.port ?? (await findFreePort());
  const url = `http://localhost:${port}`;
  const dataDir = at?.dataDir ?? mkdtempSync(path.join(dataHome, 'visitt-e2e-'));
  chmodSync(dataDir, 0o755);
  if (beginWith !== undefined) copyData(beginWith, dataDir);
  const state: { child: ChildProcess | null } = { child: null };

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const { child } = state;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await gone;
    state.child = null;
  };

  return {
    url,
    dataDir,
    start: async () => {
      // Only the first sees to it that there is a build, and that it is made from these sources.
      const isBuilt = home !== undefined || beginWith !== undefined;
      const child = spawn(
        process.execPath,
        [path.join(root, isBuilt ? 'dist/server/main.js' : 'scripts/start.mjs')],
        {
          cwd: home ?? root,
          env: {
            ...process.env,
            NODE_ENV: 'production',
            PORT: String(port),
            DATA_DIR: dataDir,
            DEMO: 'on',
            CI: '1',
          },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      state.child = child;
      await untilReady(child, url);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    dispose: async () => {
      await end('SIGKILL');
      await endDatabase(dataDir);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** With its owners: the database belongs to the user PostgreSQL runs as. What a test writes need not outlive a power cut. */
function copyData(from: string, to: string): void {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else {
    const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the demo's data could not be copied: ${stderr}`);
  }
  appendFileSync(path.join(to, 'postgres', 'postgresql.auto.conf'), 'fsync = off\n');
}

/** The one line on stdout says where it is; anything else that comes first is a failure worth reading. */
async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the server was started without pipes');
  const said: string[] = [];
  stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended (${code}):\n${said.join('')}`)));
    createInterface({ input: stdout }).on('line', (line) => {
      if (line === `Visitt: ${url}`) resolve();
    });
  });
}

/** A server that was killed leaves its database running. Resolves when that is gone, too. */
async function endDatabase(dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGQUIT');
  while (existsSync(file) && isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/**
 * Below the ports that systems give to connections that go out: one that is free while its server is down would sooner
 * or later be somebody's.
 */
async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
