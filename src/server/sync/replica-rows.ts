import type { Outcome } from '#protocol/push.ts';
import type { Transaction } from '../db/transaction.ts';
import type { AnsweredOperation, ReplicaRow, SettledOperation, ToldReplica } from './sync-rows.ts';

export async function lockReplicas(
  tx: Transaction,
  replicaIds: readonly string[],
): Promise<ReadonlyMap<string, ReplicaRow>> {
  const { rows } = await tx.query<{
    replica_id: string;
    staff_id: string;
    last_n: string;
    safe_n: string;
    last_contact: Date;
    pending: number;
  }>(
    `SELECT replica_id, staff_id, last_n, safe_n, last_contact, pending FROM visitt.replica
     WHERE replica_id = ANY ($1::uuid[]) ORDER BY replica_id FOR UPDATE`,
    [replicaIds],
  );
  return new Map(
    rows.map((row) => {
      const lastN = Number(row.last_n);
      const lastContact = { at: row.last_contact.toISOString(), lastN, pending: row.pending };
      return [row.replica_id, { staffId: row.staff_id, lastN, safeN: Number(row.safe_n), lastContact }];
    }),
  );
}

/** A new one that somebody else is making at this moment is a collision: whoever is later finds it there. */
export async function putReplicas(
  tx: Transaction,
  tenantId: string,
  replicas: readonly ToldReplica[],
): Promise<void> {
  const made = replicas.filter(({ isNew }) => isNew);
  const known = replicas.filter(({ isNew }) => !isNew);
  if (made.length > 0) {
    tx.behind(
      `INSERT INTO visitt.replica (tenant_id, replica_id, device_id, staff_id, last_n, last_contact, pending,
         oldest_pending, clock_offset)
       SELECT $1, r.id, device, staff, n, at, pending, oldest, clock
       FROM unnest($2::uuid[], $8::uuid[], $9::text[], $3::bigint[], $4::timestamptz[], $5::int[],
         $6::text[], $7::bigint[]) AS r (id, device, staff, n, at, pending, oldest, clock)`,
      [
        tenantId,
        ...toColumns(made),
        made.map(({ deviceId }) => deviceId),
        made.map(({ staffId }) => staffId),
      ],
    );
  }
  if (known.length > 0) {
    tx.behind(
      `UPDATE visitt.replica SET last_n = n, last_contact = at, pending = told.pending, oldest_pending = oldest,
         clock_offset = clock
       FROM unnest($2::uuid[], $3::bigint[], $4::timestamptz[], $5::int[], $6::text[], $7::bigint[])
         AS told (id, n, at, pending, oldest, clock)
       WHERE tenant_id = $1 AND replica_id = told.id`,
      [tenantId, ...toColumns(known)],
    );
  }
}

/** $2 to $7 of the statements above. */
const toColumns = (replicas: readonly ToldReplica[]): readonly unknown[] => [
  replicas.map(({ replicaId }) => replicaId),
  replicas.map(({ lastN }) => lastN),
  replicas.map(({ at }) => at),
  replicas.map(({ pending }) => pending),
  replicas.map(({ oldestPending }) => oldestPending),
  replicas.map(({ clockOffset }) => clockOffset),
];

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
