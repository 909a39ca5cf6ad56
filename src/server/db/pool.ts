import { createHmac } from 'node:crypto';
import pg from 'pg';
import { StartError } from '../start-error.ts';

/** The role that serves: it owns nothing, and row-level security holds for it. */
export const applicationRole = 'visitt_app';

/**
 * The application role's password follows from the owner's connection string, so that one `DATABASE_URL` is enough
 * and every server that has it comes to the same one.
 */
export function applicationPassword(ownerUrl: string): string {
  const { password, pathname } = new URL(ownerUrl);
  if (password === '') throw new StartError('DATABASE_URL must hold a password');
  return createHmac('sha256', decodeURIComponent(password))
    .update(`${applicationRole}${pathname}`)
    .digest('hex');
}

/** A database that stands still for a moment (a slow disk, a busy machine) is waited for; a phone waits half a minute. */
const connectionTimeoutMillis = 15_000;

/** Connections for serving, as the application role. */
export function createPool(ownerUrl: string, onError: (cause: Error) => void): pg.Pool {
  const url = new URL(ownerUrl);
  url.username = applicationRole;
  url.password = applicationPassword(ownerUrl);
  const pool = new pg.Pool({
    connectionString: url.href,
    max: 16,
    // Statements that do not wait for each other's answers go out together.
    pipeline: true,
    connectionTimeoutMillis,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'visitt',
  });
  // An idle connection that breaks is only noted; the next request takes another.
  pool.on('error', onError);
  return pool;
}

/** One connection as the owner, for migrations and for what concerns all tenants at start-up. */
export async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const { hostname, port, pathname } = new URL(ownerUrl);
    const code = (cause as { code?: unknown }).code;
    const why = typeof code === 'string' ? ` (${code})` : '';
    throw new StartError(`the database at ${hostname}:${port || '5432'}${pathname} does not answer${why}`, {
      cause,
    });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
