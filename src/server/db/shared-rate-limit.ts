import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from './transaction.ts';

/** A bucket of so many, filled by so many a second. */
export type BucketSize = { readonly burst: number; readonly perSecond: number };
/** Takes one from the bucket of these words. Returns 0, or the whole seconds to wait when it is empty. */
export type SharedRateLimit = (words: readonly string[], size: BucketSize) => Promise<number>;

/** Before a log-in there is no tenant; row-level security keeps these rows from every one there is. */
const noTenant = '00000000-0000-0000-0000-000000000000';
const forgottenAfter = 24 * 3_600_000;

/**
 * Token buckets in the database: several servers keep one count. For what guards a secret and is asked seldom; each
 * asking is a write. Words are hashed with `secret`, so that no address can be read out of the table.
 */
export function createSharedRateLimit(pool: pg.Pool, secret: string, now: () => Date): SharedRateLimit {
  return (words, { burst, perSecond }) => {
    const bucket = createHmac('sha256', secret).update(JSON.stringify(words)).digest('base64url');
    const at = now();
    return inTransaction(pool, noTenant, 'write', async (tx) => {
      // Who goes on asking digs a hole one deep, no deeper: a neighbour behind the same address gets in again soon.
      const { rows } = await tx.query<{ tokens: number; is_new: boolean }>(
        `INSERT INTO visitt.rate_bucket AS b (tenant_id, bucket, tokens, at) VALUES ($1, $2, $3::float8 - 1, $5)
         ON CONFLICT (tenant_id, bucket) DO UPDATE SET at = greatest(b.at, excluded.at), tokens = greatest(-1,
           least($3::float8, b.tokens + greatest(0, extract(epoch FROM excluded.at - b.at)) * $4::float8) - 1)
         RETURNING tokens, xmax = 0 AS is_new`,
        [noTenant, bucket, burst, perSecond, at],
      );
      const [row] = rows;
      if (row?.is_new) {
        const old = new Date(at.getTime() - forgottenAfter);
        await tx.query('DELETE FROM visitt.rate_bucket WHERE at < $1', [old]);
      }
      const tokens = row?.tokens ?? 0;
      return tokens >= 0 ? 0 : Math.max(1, Math.ceil(-tokens / perSecond));
    });
  };
}
