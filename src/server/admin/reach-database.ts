import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { isAlive, lockDataDir, prepareDataDir } from '../db/data-dir.ts';
import { startEmbedded } from '../db/embedded.ts';

/** The owner's connection string while `work` runs: of a server that is running, or of the database started for it. */
export async function withDatabase<T>(config: Config, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== null) return work(config.databaseUrl);
  const running = await findRunning(config.dataDir);
  if (running !== null) return work(running);
  await prepareDataDir(config.dataDir);
  const unlock = await lockDataDir(config.dataDir);
  try {
    const embedded = await startEmbedded(config.dataDir);
    try {
      return await work(embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    await unlock();
  }
}

/** The embedded database of a server that is up, by what PostgreSQL itself writes down. */
async function findRunning(dataDir: string): Promise<string | null> {
  const read = (name: string): Promise<string> => readFile(join(dataDir, name), 'utf8').catch(() => '');
  const [serverPid = '', started] = (await read('server.lock')).split(' ');
  if (!(await isAlive(Number(serverPid), started))) return null;
  const [pid, , , port, , , , state = ''] = (await read(join('postgres', 'postmaster.pid'))).split('\n');
  if (!(await isAlive(Number(pid))) || !state.startsWith('ready')) return null;
  const password = await read('postgres.password');
  return `postgres://visitt_owner:${password}@127.0.0.1:${port}/postgres`;
}
