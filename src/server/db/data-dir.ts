import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';

/** Makes the folder the server keeps its own things in, and sees that it can be written to. */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    // Root may write anywhere; a folder that was made read-only is left alone all the same.
    if (((await stat(dataDir)).mode & 0o222) === 0)
      throw Object.assign(new Error('read-only'), { code: 'EROFS' });
    const probe = join(dataDir, `.write-test-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    const why = isErrno(cause) ? ` (${cause.code})` : '';
    throw new StartError(
      `DATA_DIR ${dataDir} cannot be written to${why}: choose another or change its rights`,
      {
        cause,
      },
    );
  }
}

/** Like `mkdir -p`; Node's own tries for ever where a file system says a folder cannot exist (`/proc`). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    if (isErrno(cause) && cause.code === 'EEXIST') return;
    if (!isErrno(cause) || cause.code !== 'ENOENT' || dirname(folder) === folder) throw cause;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/** One server per `DATA_DIR`. Returns how to let go. A lock left by a killed server is taken over. */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'server.lock');
  const mine = `${process.pid} ${(await startOf(process.pid)) ?? ''}`.trim();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (cause) {
      if (!isErrno(cause) || cause.code !== 'EEXIST') throw cause;
    }
    const held = await readFile(file, 'utf8').catch(() => '');
    const [pid, started] = held.split(' ');
    if (Number(pid) !== process.pid && (await isAlive(Number(pid), started))) {
      throw new StartError(`another Visitt server (process ${pid}) is using DATA_DIR ${dataDir}`);
    }
    await rm(file, { force: true });
  }
  throw new StartError(`another Visitt server is starting on DATA_DIR ${dataDir}`);
}

/** A secret made once and kept in `DATA_DIR`, readable by this user only. */
export async function loadSecret(dataDir: string, fileName: string, make = randomSecret): Promise<string> {
  const file = join(dataDir, fileName);
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (!isErrno(cause) || cause.code !== 'ENOENT') throw cause;
  }
  const secret = await make();
  await writeFile(file, secret, { mode: 0o600 });
  await chmod(file, 0o600);
  return secret;
}

const randomSecret = (): string | Promise<string> => randomBytes(32).toString('base64url');

export async function isAlive(pid: number, started?: string): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (isErrno(cause) && cause.code === 'ESRCH') return false;
  }
  // The number may belong to somebody else by now: on Linux the start time tells.
  const startedNow = await startOf(pid);
  return !started || startedNow === undefined || startedNow === started;
}

async function startOf(pid: number): Promise<string | undefined> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not looked yet.
    return fields[0] === 'Z' ? 'ended' : fields[19];
  } catch {
    return undefined;
  }
}

export const isErrno = (value: unknown): value is NodeJS.ErrnoException =>
  value instanceof Error && typeof (value as NodeJS.ErrnoException).code === 'string';
