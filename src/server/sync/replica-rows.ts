import type { Outcome } from '#protocol/push.ts';
import type { Transaction } from '../db/transaction.ts';
import type { AnsweredOperation, Contact, NewReplica, ReplicaRow, SettledOperation } from './sync-rows.ts';

export async function lockReplica(tx: Transaction, replicaId: string): Promise<ReplicaRow | null> {
  const { rows } = await tx.query<{
    staff_id: string;
    last_n: string;
    safe_n: string;
    last_contact: Date;
    pending: number;
  }>(
    `SELECT staff_id, last_n, safe_n, last_contact, pending FROM visitt.replica
     WHERE replica_id = $1 FOR UPDATE`,
    [replicaId],
  );
  const [row] = rows;
  if (!row) return null;
  const lastN = Number(row.last_n);
  const lastContact = { at: row.last_contact.toISOString(), lastN, pending: row.pending };
  return { staffId: row.staff_id, lastN, safeN: Number(row.safe_n), lastContact };
}

export async function addReplica(
  tx: Transaction,
  tenantId: string,
  { replicaId, deviceId, staffId }: NewReplica,
): Promise<void> {
  tx.behind(
    'INSERT INTO visitt.replica (tenant_id, replica_id, device_id, staff_id) VALUES ($1, $2, $3, $4)',
    [tenantId, replicaId, deviceId, staffId],
  );
}

export async function putContact(tx: Transaction, replicaId: string, contact: Contact): Promise<void> {
  const { lastN, at, pending, oldestPending, clockOffset } = contact;
  tx.behind(
    `UPDATE visitt.replica SET last_n = $2, last_contact = $3, pending = $4, oldest_pending = $5, clock_offset = $6
     WHERE replica_id = $1`,
    [replicaId, lastN, at, pending, oldestPending, clockOffset],
  );
}

export async function loadOperations(
  tx: Transaction,
  replicaId: string,
  firstN: number,
  lastN: number,
): Promise<readonly AnsweredOperation[]> {
  const { rows } = await tx.query<{ n: string; raw: string; outcome: Outcome }>(
    'SELECT n, raw, outcome FROM visitt.operation WHERE replica_id = $1 AND n BETWEEN $2 AND $3',
    [replicaId, firstN, lastN],
  );
  return rows.map(({ n, raw, outcome }) => ({ n: Number(n), raw, outcome }));
}

export async function loadFailedGroups(
  tx: Transaction,
  replicaId: string,
  groups: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ group_id: string }>(
    `SELECT DISTINCT group_id FROM visitt.operation
     WHERE replica_id = $1 AND group_id = ANY ($2) AND status = 'quarantined'`,
    [replicaId, groups],
  );
  return rows.map(({ group_id }) => group_id);
}

/** A phone that has been away longer than that begins anew anyway. */
const settledFor = '180 days';

/** Whichever of her devices asks: each knows its own by the replica. */
export async function loadSettled(tx: Transaction, staffId: string): Promise<readonly SettledOperation[]> {
  const { rows } = await tx.query<{ replica_id: string; n: string }>(
    `SELECT d.replica_id, d.n FROM visitt.replica r JOIN visitt.quarantine_decision d
       ON d.tenant_id = r.tenant_id AND d.replica_id = r.replica_id
     WHERE r.staff_id = $1 AND d.decided_at > now() - interval '${settledFor}' ORDER BY d.decided_at DESC LIMIT 500`,
    [staffId],
  );
  return rows.map(({ replica_id, n }) => ({ replicaId: replica_id, n: Number(n) }));
}
