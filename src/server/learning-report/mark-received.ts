import { randomUUID } from 'node:crypto';
import { applyOperation } from '#domain/merge/apply-operation.ts';
import type { Transaction } from '../db/transaction.ts';
import { scopeOf } from '../sync/apply-operations.ts';
import { createPostgresRows } from '../sync/postgres-rows.ts';
import type { LearningOverseer } from './learning-overseer.ts';

/**
 * The ABC contact says that a bevis has come, or takes that back. A new version of the learner's own record: her phone gets it by pull
 * like everything else. False: no such bevis is asked for.
 */
export async function markReceived(
  tx: Transaction,
  { tenantId, staffId }: LearningOverseer,
  id: string,
  hasCome: boolean,
  now: Date,
): Promise<boolean> {
  const rows = createPostgresRows(tx, tenantId);
  const [before] = await rows.lockRecords([id]);
  if (before?.kind !== 'certificate' || before.body['status'] !== 'requested') return false;
  const at = now.toISOString();
  const isMarked = (before.body['received'] ?? null) !== null;
  if (isMarked === hasCome) return true;
  const operation = `server:${randomUUID()}`;
  const result = applyOperation(
    before,
    {
      type: 'record.patch',
      id,
      kind: 'certificate',
      fields: { received: hasCome ? { by: staffId, at } : null },
      base: { received: before.stamps['received']?.operation ?? null },
    },
    { by: staffId, at, operation },
    scopeOf,
  );
  if (!result.ok) throw new Error(`a bevis could not be marked: ${result.reason}`);
  const position = (await rows.takePositions(1)) + 1;
  await rows.writePushes([
    {
      replicaId: '',
      staffId,
      receivedAt: at,
      versions: [{ record: { ...result.record, position }, operation, by: staffId, at }],
      tombstones: [],
      accesses: [],
      checkIns: [],
      operations: [],
    },
  ]);
  return true;
}
