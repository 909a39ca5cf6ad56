import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuid } from '#protocol/primitives.ts';
import { inTransaction } from '../db/transaction.ts';

/** A logged-in person, as the cookie says and the database confirms. */
export type LoggedIn = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly expiresAt: Date;
  /** Names the session in rate limits and the like; not the token. */
  readonly sessionId: string;
};

/** One working day: at most one full log-in a shift. */
export const sessionHours = 12;

/** Starts a session and returns the value of its cookie: the tenant, so that the row can be found, and the token. */
export async function createSession(
  pool: pg.Pool,
  { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
  now: Date,
): Promise<{ readonly cookie: string; readonly expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
  await inTransaction(pool, tenantId, 'write', async (tx) => {
    await tx.query('DELETE FROM visitt.session WHERE expires_at < $1', [now]);
    await tx.query(
      `INSERT INTO visitt.session (tenant_id, token_hash, staff_id, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [tenantId, hashOf(token), staffId, now, expiresAt],
    );
  });
  return { cookie: `${tenantId}.${token}`, expiresAt };
}

/** Null: no such session, or it has run out. */
export async function loadSession(pool: pg.Pool, cookie: string, now: Date): Promise<LoggedIn | null> {
  const parts = parseCookie(cookie);
  if (!parts) return null;
  const { tenantId, hash } = parts;
  return inTransaction(pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<{ staff_id: string; expires_at: Date }>(
      'SELECT staff_id, expires_at FROM visitt.session WHERE token_hash = $1 AND expires_at > $2',
      [hash, now],
    );
    const [row] = rows;
    if (!row) return null;
    return {
      tenantId,
      staffId: row.staff_id,
      expiresAt: row.expires_at,
      sessionId: hash.toString('base64url'),
    };
  });
}

export async function deleteSession(pool: pg.Pool, cookie: string): Promise<void> {
  const parts = parseCookie(cookie);
  if (!parts) return;
  await inTransaction(pool, parts.tenantId, 'write', (tx) =>
    tx.query('DELETE FROM visitt.session WHERE token_hash = $1', [parts.hash]),
  );
}

function parseCookie(cookie: string): { readonly tenantId: string; readonly hash: Buffer } | null {
  const [tenantId = '', token = '', ...rest] = cookie.split('.');
  if (rest.length > 0 || !uuid.safeParse(tenantId).success || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  return { tenantId, hash: hashOf(token) };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
