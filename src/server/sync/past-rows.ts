import type { Transaction } from '../db/transaction.ts';
import type { PastVersion } from './rights-at-time.ts';

type Row = Omit<PastVersion, 'receivedAt'> & { readonly received_at: Date };

/** Bodies only where rights are read out of them: of a record it is enough to know where it lay. */
export async function loadPast(
  tx: Transaction,
  staffId: string,
  recordIds: readonly string[],
): Promise<readonly PastVersion[]> {
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, scope, CASE WHEN kind IN ('unit', 'staff', 'learningGroup') THEN body END AS body, received_at
     FROM visitt.record_version
     WHERE id = $1 OR id = ANY ($2) OR id IN (SELECT id FROM visitt.record WHERE kind = 'unit')
       OR id IN (SELECT group_id FROM visitt.group_person WHERE staff_id = $1)
     ORDER BY position`,
    [staffId, recordIds],
  );
  return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: received_at.toISOString() }));
}
