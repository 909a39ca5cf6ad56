import type { DeviceDatabase } from './device-database.ts';
import type { Meta, OutboxEntry } from './tables.ts';

/**
 * Gives the store a new replica id and these operations new names under it, from 1, inside the caller's transaction.
 * Sending something twice under two names is harmless (the same content merges into itself); sending something new
 * under a name the server has already answered would lose it. Returns the meta row to be put.
 */
export async function renameEntries(
  db: DeviceDatabase,
  meta: Meta,
  entries: readonly OutboxEntry[],
): Promise<Meta> {
  const replicaId = crypto.randomUUID();
  await db.outbox.bulkPut(entries.map((entry, index) => toPending(entry, replicaId, index + 1)));
  const former = [...(meta.formerReplicaIds ?? []), meta.replicaId];
  return { ...meta, replicaId, counter: entries.length, safeN: 0, formerReplicaIds: former };
}

/** The entry as it was before the server answered, under the given name. */
export function toPending(
  { position: _p, conflict: _c, receivedAt: _r, reason: _q, ...entry }: OutboxEntry,
  replicaId: string,
  n: number,
): OutboxEntry {
  return { ...entry, replicaId, n, state: 'pending' };
}
