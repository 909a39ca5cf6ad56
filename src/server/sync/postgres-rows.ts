import type pg from 'pg';
import { loadActorRows } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { errorCode } from '../error-code.ts';
import { writeAccesses } from './access-rows.ts';
import { loadPast } from './past-rows.ts';
import { countChanges, loadChanges } from './change-rows.ts';
import { lockAbout, lockRecords, takePositions, writeChanges } from './record-rows.ts';
import {
  addReplica,
  loadFailedGroups,
  loadOperations,
  loadSettled,
  lockReplica,
  putContact,
  writeOperations,
} from './replica-rows.ts';
import type { Saved, SyncDatabase, SyncRows, TenantRow } from './sync-rows.ts';

/** The rows the sync handlers work on, in PostgreSQL. */
export const createPostgresDatabase = (pool: pg.Pool): SyncDatabase => ({
  write: (tenantId, work) =>
    inTransaction(pool, tenantId, 'write', (tx) => work(createPostgresRows(tx, tenantId))),
  snapshot: (tenantId, work) =>
    inTransaction(pool, tenantId, 'snapshot', (tx) => work(createPostgresRows(tx, tenantId))),
});

/** The same inside a transaction that does more than syncing. */
export const createPostgresRows = (tx: Transaction, tenantId: string): SyncRows => ({
  loadTenant: () => loadTenant(tx),
  loadActorRows: (staffId) => loadActorRows(tx, staffId),
  loadPast: (staffId, recordIds) => loadPast(tx, staffId, recordIds),
  lockReplica: (replicaId) => lockReplica(tx, replicaId),
  addReplica: (replica) => addReplica(tx, tenantId, replica),
  putContact: (replicaId, contact) => putContact(tx, replicaId, contact),
  loadOperations: (replicaId, firstN, lastN) => loadOperations(tx, replicaId, firstN, lastN),
  loadFailedGroups: (replicaId, groups) => loadFailedGroups(tx, replicaId, groups),
  lockRecords: (ids) => lockRecords(tx, ids),
  lockAbout: (personIds) => lockAbout(tx, personIds),
  takePositions: (count) => takePositions(tx, tenantId, count),
  writePush: async (push) => {
    await Promise.all([
      writeChanges(tx, tenantId, push),
      writeAccesses(tx, tenantId, push),
      writeOperations(tx, tenantId, push),
    ]);
  },
  underSavepoint: (work) => underSavepoint(tx, work),
  loadChanges: (above, limit) => loadChanges(tx, above, limit),
  loadSettled: (staffId) => loadSettled(tx, staffId),
  countChanges: (above) => countChanges(tx, above),
});

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
    const code = errorCode(cause);
    // Class 22: data exception. Class 54: a limit of the program, such as nesting or size.
    if (!/^(22|54)/.test(code)) throw cause;
    await tx.query('ROLLBACK TO SAVEPOINT work');
    return { ok: false, code };
  }
}
