import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';

const days = 180;
/** Few enough that nobody waits for the locks. */
const batch = 2_000;

/**
 * Takes away the tenant's tombstones older than 180 days, and notes how far: a device that has seen less than that is
 * told to begin anew, since it can no longer learn what has gone. Returns how many went.
 */
export async function clearTombstones(pool: pg.Pool, tenantId: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString();
  let cleared = 0;
  for (;;) {
    const count = await inTransaction(pool, tenantId, 'write', async (tx) => {
      const { rows } = await tx.query<{ count: string; last: string | null }>(
        `WITH old AS (
           SELECT scope, id FROM visitt.tombstone WHERE dropped_at < $1 ORDER BY dropped_at LIMIT $2
         ), gone AS (
           DELETE FROM visitt.tombstone t USING old
           WHERE t.scope = old.scope AND t.id = old.id AND t.dropped_at < $1 RETURNING t.position
         )
         SELECT count(*) AS count, max(position) AS last FROM gone`,
        [before, batch],
      );
      const { count: gone = '0', last = null } = rows[0] ?? {};
      if (last !== null)
        await tx.query('UPDATE visitt.tenant SET cleared_to = greatest(cleared_to, $1)', [last]);
      return Number(gone);
    });
    cleared += count;
    if (count < batch) return cleared;
  }
}
