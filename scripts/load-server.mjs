import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { withTsModule } from './run-ts.mjs';
import { serverFlags } from './server-flags.mjs';

/** The built server on an empty database of its own, with sessions for so many devices. */
export async function startLoadServer(devices) {
  const dataDir = mkdtempSync('/var/tmp/visitt-load-');
  chmodSync(dataDir, 0o755);
  const child = spawn(
    process.execPath,
    [
      ...serverFlags,
      ...(process.env.LOAD_NODE_ARGS ?? '').split(' ').filter(Boolean),
      process.env.LOAD_SERVER ?? path.join(projectRoot, 'dist', 'server', 'main.js'),
    ],
    {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir, DEMO: 'on' },
    },
  );
  const ended = new Promise((done) => child.once('exit', done));
  const url = await new Promise((ready, refuse) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const address = /^Visitt: (http:\S+)$/m.exec(said)?.[1];
      if (address) ready(address);
    });
    void ended.then((code) => refuse(new Error(`the server ended with ${code}`)));
  });
  const cookies = await withTsModule('scripts/load-sessions.ts', ({ makeSessions }) =>
    makeSessions(dataDir, devices),
  );
  // Whoever ends the load ends its server.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      child.kill('SIGTERM');
      void ended.then(() => {
        rmSync(dataDir, { recursive: true, force: true });
        process.exit(1);
      });
    });
  }
  return {
    url,
    cookies,
    pid: child.pid,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const ticksPerSecond = 100;
const pageBytes = 4096;

/** CPU seconds and resident bytes of a process and of all it has started (Linux; null elsewhere). */
function readTree(pid) {
  const stats = new Map();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const line = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = line
          .slice(line.lastIndexOf(')') + 2)
          .split(' ')
          .map(Number);
        stats.set(Number(name), {
          parent: fields[1],
          ticks: fields[11] + fields[12] + fields[13] + fields[14],
          pages: fields[21],
        });
      } catch {
        // Ended while we looked.
      }
    }
  } catch {
    return null;
  }
  const belongs = (at) => at === pid || (at > 1 && stats.has(at) && belongs(stats.get(at).parent));
  const own = stats.get(pid);
  const rest = [...stats].filter(([at]) => at !== pid && belongs(at)).map(([, stat]) => stat);
  const sum = (all, key) => all.reduce((total, stat) => total + stat[key], 0);
  return {
    server: { cpuSeconds: own.ticks / ticksPerSecond, bytes: own.pages * pageBytes },
    // Shared memory is counted in each of PostgreSQL's processes: an upper bound.
    database: { cpuSeconds: sum(rest, 'ticks') / ticksPerSecond, bytes: sum(rest, 'pages') * pageBytes },
  };
}

/** Starts a measurement; call the result for what was used since, and the peak of the server's memory. */
export function meterProcesses(pid) {
  const before = readTree(pid);
  if (before === null) return () => null;
  let peak = before.server.bytes;
  const timer = setInterval(() => {
    peak = Math.max(peak, readTree(pid)?.server.bytes ?? 0);
  }, 500);
  return () => {
    clearInterval(timer);
    const after = readTree(pid);
    return {
      serverCpu: after.server.cpuSeconds - before.server.cpuSeconds,
      databaseCpu: after.database.cpuSeconds - before.database.cpuSeconds,
      serverPeakBytes: peak,
    };
  };
}
