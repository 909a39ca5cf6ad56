import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';
import type { Identified } from './oidc-client.ts';

/** The staff record a log-in belongs to; null when the tenant does not know the person. */
export const loadIdentity = (pool: pg.Pool, { tenantId, subject }: Identified): Promise<string | null> =>
  inTransaction(pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<{ staff_id: string }>(
      'SELECT staff_id FROM visitt.identity WHERE subject = $1',
      [subject],
    );
    return rows[0]?.staff_id ?? null;
  });
