import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';
import type { TenantHoldings } from './tenant-holdings.ts';

export type Raised =
  | { readonly ok: true; readonly replicas: number }
  /** The copy is from before the live database was itself brought back: its numbers promise nothing. */
  | { readonly ok: false; readonly reason: 'otherEpoch' | 'faults' | 'missing' };

/**
 * Tells the live database what a verified copy holds: devices may let go of those payloads. Never lowers, and never
 * beyond what the live database has itself.
 */
export async function raiseSafeN(
  live: pg.Pool,
  tenantId: string,
  holdings: TenantHoldings | null,
): Promise<Raised> {
  if (!holdings) return { ok: false, reason: 'missing' };
  if (holdings.faults.length > 0) return { ok: false, reason: 'faults' };
  return inTransaction(live, tenantId, 'write', async (tx) => {
    const { rows } = await tx.query<{ epoch: string }>('SELECT epoch FROM visitt.tenant FOR SHARE');
    if (rows[0]?.epoch !== holdings.epoch) return { ok: false, reason: 'otherEpoch' };
    const { rowCount } = await tx.query(
      `UPDATE visitt.replica r SET safe_n = least(r.last_n, held.last_n)
       FROM unnest($1::uuid[], $2::bigint[]) AS held (replica_id, last_n)
       WHERE r.replica_id = held.replica_id AND r.safe_n < least(r.last_n, held.last_n)`,
      [[...holdings.replicas.keys()], [...holdings.replicas.values()]],
    );
    return { ok: true, replicas: rowCount ?? 0 };
  });
}
