import type pg from 'pg';
import { inTransaction, type Transaction } from '../db/transaction.ts';

/** What a copy of the database holds of one tenant. */
export type TenantHoldings = {
  readonly epoch: string;
  readonly position: number;
  /** By replica, the last operation it has. */
  readonly replicas: ReadonlyMap<string, number>;
  /** Why it must not be relied on; empty when nothing is wrong. */
  readonly faults: readonly string[];
};

/**
 * Looks through one tenant of a database as of one moment: a restored backup, a copy, a replica. Null: it has no such
 * tenant. Only reads, so a replica that takes no writes will do.
 */
export function loadHoldings(pool: pg.Pool, tenantId: string): Promise<TenantHoldings | null> {
  return inTransaction(pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<{ epoch: string; position: string }>(
      'SELECT t.epoch, c.position FROM visitt.tenant t JOIN visitt.tenant_clock c USING (tenant_id)',
    );
    const [tenant] = rows;
    if (!tenant) return null;
    const replicas = await loadReplicas(tx);
    return {
      epoch: tenant.epoch,
      position: Number(tenant.position),
      replicas: new Map(replicas.map(({ replicaId, lastN }) => [replicaId, lastN])),
      faults: [
        ...replicas.filter(({ isWhole }) => !isWhole).map(({ replicaId }) => `replica ${replicaId} has gaps`),
        ...(await recordFaults(tx)),
      ],
    };
  });
}

type Replica = { readonly replicaId: string; readonly lastN: number; readonly isWhole: boolean };

/** A replica is whole when it has every operation from the first to its last; one of which only operations are left is not. */
async function loadReplicas(tx: Transaction): Promise<readonly Replica[]> {
  const { rows } = await tx.query<{ replica_id: string; last_n: string; whole: boolean }>(
    `SELECT replica_id, coalesce(r.last_n, 0) AS last_n,
       coalesce(coalesce(o.count, 0) = r.last_n AND coalesce(o.last, 0) = r.last_n, false) AS whole
     FROM visitt.replica r
     FULL JOIN (SELECT replica_id, count(*), max(n) AS last FROM visitt.operation WHERE n >= 1 GROUP BY replica_id) AS o
       USING (replica_id)`,
  );
  return rows.map((row) => ({
    replicaId: row.replica_id,
    lastN: Number(row.last_n),
    isWhole: row.whole,
  }));
}

/**
 * Each record is the last of its versions, none of them is missing, none has lost its record, and none stands beyond the
 * clock. No foreign key says so: the server writes all of it in one statement.
 */
async function recordFaults(tx: Transaction): Promise<readonly string[]> {
  const { rows } = await tx.query<{ astray: string; beyond: string }>(
    `SELECT
       (SELECT count(*) FROM visitt.record r FULL JOIN (
          SELECT id, count(*) AS versions, max(version) AS last, max(position) AS position
          FROM visitt.record_version GROUP BY id) AS v USING (id)
        WHERE v.last IS DISTINCT FROM r.version OR v.versions <> r.version OR v.position <> r.position) AS astray,
       (SELECT count(*) FROM (SELECT position FROM visitt.record UNION ALL SELECT position FROM visitt.tombstone) AS p
        WHERE p.position > (SELECT position FROM visitt.tenant_clock)) AS beyond`,
  );
  const { astray = '0', beyond = '0' } = rows[0] ?? {};
  return [
    ...(astray === '0' ? [] : [`${astray} records are not the last of their versions`]),
    ...(beyond === '0' ? [] : [`${beyond} rows stand beyond the tenant's clock`]),
  ];
}
