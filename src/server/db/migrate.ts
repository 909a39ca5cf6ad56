import { createHash } from 'node:crypto';
import type pg from 'pg';
import { StartError } from '../start-error.ts';
import { applicationPassword, applicationRole } from './pool.ts';

/** `id`: the date it was written and its name. It runs once, in one transaction, as the owner. */
export type Migration = { readonly id: string; readonly sql: string };

/**
 * Brings the database up to date as the owner, and sees to it that the application role exists.
 * Several servers may start at once: the table of what is done is locked, not the database.
 */
export async function migrate(
  owner: pg.Client,
  ownerUrl: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await checkVersion(owner);
  await ensureLedger(owner);
  await owner.query('BEGIN');
  try {
    await owner.query('LOCK TABLE visitt_owner.migration IN ACCESS EXCLUSIVE MODE');
    await ensureApplicationRole(owner, ownerUrl);
    const { rows } = await owner.query<{ id: string; checksum: string }>(
      'SELECT id, checksum FROM visitt_owner.migration ORDER BY id',
    );
    const done = new Map(rows.map((row) => [row.id, row.checksum]));
    checkHistory(done, migrations);
    const due = migrations.filter(({ id }) => !done.has(id));
    for (const { id, sql } of due) {
      await owner.query(sql);
      await owner.query('INSERT INTO visitt_owner.migration (id, checksum) VALUES ($1, $2)', [
        id,
        checksumOf(sql),
      ]);
    }
    await owner.query('COMMIT');
    return due.map(({ id }) => id);
  } catch (cause) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw cause;
  }
}

async function checkVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string; number: number }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number`,
  );
  const [server] = rows;
  if (server && server.number < 150_000) {
    throw new StartError(`the database is PostgreSQL ${server.version}: Visitt needs 15 or newer`);
  }
}

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');

function checkHistory(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ id, sql }) => [id, checksumOf(sql)]));
  for (const [id, checksum] of done) {
    if (!known.has(id))
      throw new StartError(`the database is newer than this Visitt (it has ${id}): start the newer one`);
    if (known.get(id) !== checksum)
      throw new StartError(`the migration ${id} is not the one this database was made with`);
  }
}

async function ensureLedger(owner: pg.Client): Promise<void> {
  const ledger = `
    CREATE SCHEMA IF NOT EXISTS visitt_owner;
    CREATE TABLE IF NOT EXISTS visitt_owner.migration (
      id text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
    )`;
  try {
    await owner.query(ledger);
  } catch {
    // IF NOT EXISTS does not keep two servers that start at the same moment apart; the second time it is there.
    await owner.query(ledger);
  }
}

/** The role is the cluster's, so it may be there already from another database. */
async function ensureApplicationRole(owner: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [applicationRole]);
  const password = owner.escapeLiteral(applicationPassword(ownerUrl));
  const verb = rows.length === 0 ? 'CREATE' : 'ALTER';
  const { rows: names } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  await owner.query(`${verb} ROLE ${applicationRole} LOGIN NOINHERIT PASSWORD ${password}`);
  await owner.query(
    `GRANT CONNECT ON DATABASE ${owner.escapeIdentifier(names[0]?.name ?? '')} TO ${applicationRole}`,
  );
}
