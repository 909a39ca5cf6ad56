import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';

/** After this long a session is no longer a log-in that somebody has just made. */
const freshMilliseconds = 5 * 60_000;

type Asking = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly deviceId: string;
  /** SHA-256 of the session's token, base64url. */
  readonly sessionId: string;
};

/**
 * 32 bytes that belong to this person on this device, made the first time. Null when the log-in is not fresh: a phone
 * that was locked must not open by a session that is still running.
 */
export function loadVaultKey(
  pool: pg.Pool,
  { tenantId, staffId, deviceId, sessionId }: Asking,
  now: Date,
): Promise<Buffer | null> {
  return inTransaction(pool, tenantId, 'write', async (tx) => {
    const fresh = await tx.query('SELECT 1 FROM visitt.session WHERE token_hash = $1 AND created_at > $2', [
      Buffer.from(sessionId, 'base64url'),
      new Date(now.getTime() - freshMilliseconds),
    ]);
    if (fresh.rows.length === 0) return null;
    await tx.query(
      `INSERT INTO visitt.vault_key (tenant_id, staff_id, device_id, key, created_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [tenantId, staffId, deviceId, randomBytes(32), now],
    );
    const { rows } = await tx.query<{ key: Buffer }>(
      'SELECT key FROM visitt.vault_key WHERE staff_id = $1 AND device_id = $2',
      [staffId, deviceId],
    );
    return rows[0]?.key ?? null;
  });
}
