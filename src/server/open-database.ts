import type pg from 'pg';
import type { Config } from './config.ts';
import { lockDataDir, prepareDataDir } from './db/data-dir.ts';
import { startEmbedded, type EmbeddedPostgres } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { allMigrations } from './db/migrations/all-migrations.ts';
import { createPool, withOwner } from './db/pool.ts';
import { checkTenantWalls } from './db/self-test.ts';
import type { Log } from './http/log.ts';

export type Database = {
  /** Serves as the application role. */
  readonly pool: pg.Pool;
  /** The owner's connection string, for what concerns all tenants at start-up. */
  readonly ownerUrl: string;
  readonly onLost: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

/** From nothing to a database that is up to date and keeps tenants apart; closes what it opened when it fails. */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  await prepareDataDir(config.dataDir);
  const unlock = await lockDataDir(config.dataDir);
  let embedded: EmbeddedPostgres | null = null;
  let pool: pg.Pool | null = null;
  const close = async (): Promise<void> => {
    await pool?.end();
    await embedded?.stop();
    await unlock();
  };
  try {
    embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir) : null;
    const ownerUrl = embedded?.url ?? config.databaseUrl ?? '';
    const applied = await withOwner(ownerUrl, (owner) => migrate(owner, ownerUrl, allMigrations));
    if (applied.length > 0) log('info', 'migrated', { migrations: applied });
    pool = createPool(ownerUrl, (cause) => log('warn', 'databaseConnectionLost', { error: cause.message }));
    await checkTenantWalls(pool);
    return { pool, ownerUrl, onLost: (listener) => embedded?.onLost(listener), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}
