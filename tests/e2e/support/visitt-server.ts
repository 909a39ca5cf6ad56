import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../../..');
/** Reachable for the system user that PostgreSQL runs as, which the system's folder for temporary files may not be. */
const dataHome = process.platform === 'win32' ? os.tmpdir() : '/var/tmp';

/** A Visitt of our own: the production build, a real database, a port nobody else has. */
export type VisittServer = {
  readonly url: string;
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
};

export async function createVisittServer({ home }: VisittServerSettings = {}): Promise<VisittServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = mkdtempSync(path.join(dataHome, 'visitt-e2e-'));
  chmodSync(dataDir, 0o755);
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
    start: async () => {
      const entry = home === undefined ? 'scripts/start.mjs' : 'dist/server/main.js';
      const child = spawn(process.execPath, [path.join(root, entry)], {
        cwd: home ?? root,
        env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DEMO: 'on', CI: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      state.child = child;
      await untilReady(child, url);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    dispose: async () => {
      await end('SIGTERM');
      endDatabase(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
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

/** A server that was killed leaves its database running. */
function endDatabase(dataDir: string): void {
  try {
    const [pid] = readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // It ended with its server.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
