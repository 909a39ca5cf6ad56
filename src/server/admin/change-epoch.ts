import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';

/** A new epoch: every device sends again what the server may have lost, and pulls everything anew. */
export async function changeEpoch(pool: pg.Pool, tenantId: string): Promise<string | null> {
  return inTransaction(pool, tenantId, 'write', async (tx) => {
    const { rows } = await tx.query<{ epoch: string }>(
      'UPDATE visitt.tenant SET epoch = gen_random_uuid() RETURNING epoch',
    );
    return rows[0]?.epoch ?? null;
  });
}
