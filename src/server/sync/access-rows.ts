import type { Transaction } from '../db/transaction.ts';
import { addAccessRows } from '../supervision/access-rows.ts';
import type { NewPush } from './sync-rows.ts';

/** The same event under another number, as after a restored phone, stays one line. */
export async function writeAccesses(
  tx: Transaction,
  tenantId: string,
  { replicaId, staffId, receivedAt, accesses }: NewPush,
): Promise<void> {
  if (accesses.length === 0) return;
  await addAccessRows(
    tx,
    { tenantId, staffId, replicaId },
    receivedAt,
    accesses.map(({ id, role, outside, event }) => ({
      id,
      role,
      outside,
      unitId: event.unitId,
      action: event.action,
      kind: event.kind,
      recordId: event.recordId,
      personId: event.personId,
      reason: event.reason ?? null,
      at: event.at,
    })),
  );
}
