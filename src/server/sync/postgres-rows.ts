import type pg from 'pg';
import { loadActorRows } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { errorCode, isRefusedValue } from '../error-code.ts';
import { writeAccesses } from './access-rows.ts';
import { writeLearning } from './learning-rows.ts';
import { loadPast } from './past-rows.ts';
import { countChanges, loadChanges } from './change-rows.ts';
import { lockAbout, lockRecords, takePositions } from './record-rows.ts';
import { loadFailedGroups, loadOperations, loadSettled, lockReplicas, putReplicas } from './replica-rows.ts';
import type { NewPush, Saved, SyncDatabase, SyncRows, TenantRow } from './sync-rows.ts';
import { writeChanges } from './write-changes.ts';

/** The rows the sync handlers work on, in PostgreSQL. */
export const createPostgresDatabase = (pool: pg.Pool): SyncDatabase => ({
  write: (tenantId, work) =>
    inTransaction(pool, tenantId, 'write', (tx) => work(createPostgresRows(tx, tenantId))),
  snapshot: (tenantId, work) =>
    inTransaction(pool, tenantId, 'snapshot', (tx) => work(createPostgresRows(tx, tenantId))),
});

/** The same inside a transaction that does more than syncing. */
export function createPostgresRows(tx: Transaction, tenantId: string): SyncRows {
  let isUnderSavepoint = false;
  const write = (pushes: readonly NewPush[], placesTaken: number | null): Promise<unknown> =>
    Promise.all([
      writeChanges(tx, tenantId, pushes, placesTaken),
      ...pushes.map((push) => writeAccesses(tx, tenantId, push)),
      writeLearning(tx, tenantId, pushes),
    ]);
  return {
    loadTenant: () => loadTenant(tx),
    loadActorRows: (staffIds) => loadActorRows(tx, staffIds),
    loadPast: (staffId, recordIds) => loadPast(tx, staffId, recordIds),
    lockReplicas: (replicaIds) => lockReplicas(tx, replicaIds),
    putReplicas: (replicas) => putReplicas(tx, tenantId, replicas),
    loadOperations: (replicaId, firstN, lastN) => loadOperations(tx, replicaId, firstN, lastN),
    loadFailedGroups: (replicaId, groups) => loadFailedGroups(tx, replicaId, groups),
    lockRecords: (ids) => lockRecords(tx, ids),
    lockAbout: (personIds) => lockAbout(tx, personIds),
    takePositions: (count) => takePositions(tx, tenantId, count),
    writePushes: async (pushes, taken) => {
      const places = taken?.count ?? null;
      // The tenant's clock is held: the commit leaves with the writing, rather than after a word about it has come back.
      if (isUnderSavepoint) await write(pushes, places);
      else tx.leave(write(pushes, places));
    },
    underSavepoint: async (work) => {
      isUnderSavepoint = true;
      try {
        return await underSavepoint(tx, work);
      } finally {
        isUnderSavepoint = false;
      }
    },
    loadChanges: (above, limit) => loadChanges(tx, above, limit),
    loadSettled: (staffId) => loadSettled(tx, staffId),
    countChanges: (above) => countChanges(tx, above),
  };
}

async function loadTenant(tx: Transaction): Promise<TenantRow> {
  const { rows } = await tx.query<{ epoch: string; position: string; cleared_to: string }>(
    'SELECT t.epoch, c.position, t.cleared_to FROM visitt.tenant t JOIN visitt.tenant_clock c USING (tenant_id)',
  );
  const [row] = rows;
  if (!row) throw new Error('the tenant is not there');
  return { epoch: row.epoch, position: Number(row.position), clearedTo: Number(row.cleared_to) };
}

/** A value the database cannot hold is an answer; anything else that goes wrong is thrown. */
async function underSavepoint<T>(tx: Transaction, work: () => Promise<T>): Promise<Saved<T>> {
  tx.behind('SAVEPOINT work');
  try {
    const value = await work();
    tx.behind('RELEASE SAVEPOINT work');
    return { ok: true, value };
  } catch (cause) {
    if (!isRefusedValue(cause)) throw cause;
    const code = errorCode(cause);
    await tx.query('ROLLBACK TO SAVEPOINT work');
    return { ok: false, code };
  }
}
