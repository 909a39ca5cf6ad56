import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { foldAnswers } from './fold-answers.ts';
import { relayRows } from './relay-rows.ts';
import { renameEntries, toPending } from './rename-entries.ts';
import type { Meta, OutboxEntry } from './tables.ts';

/** The server waits for `expectedN` of the replica (the store's own when left out): that and all after it goes again. */
export function resendFrom(
  db: DeviceDatabase,
  staffId: string,
  expectedN: number,
  replicaId?: string,
): Promise<void> {
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const meta = await foldAnswers(db, staffId, await readMeta(db));
    const isOwn = replicaId === undefined || replicaId === meta.replicaId;
    const resent = isOwn
      ? withResent(db, staffId, meta, expectedN)
      : withFormer(db, staffId, meta, expectedN, replicaId);
    await db.meta.put(await resent);
  });
}

/**
 * The server came back with less than it had: all it has lost is sent again and everything is pulled anew. Copies
 * stay in view until the new pull is whole.
 */
export function resetEpoch(
  db: DeviceDatabase,
  staffId: string,
  epoch: string,
  lastN: number | null,
  replicaId?: string,
): Promise<void> {
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const before = await readMeta(db);
    if (before.epoch === epoch) return;
    const meta = await foldAnswers(db, staffId, before);
    // What the server says of an earlier name tells nothing about how far it is with ours.
    const known = (replicaId ?? meta.replicaId) === meta.replicaId ? (lastN ?? meta.safeN) : meta.safeN;
    const resent = await withResent(db, staffId, meta, known + 1);
    await db.meta.put(toFullPull({ ...resent, epoch, safeN: Math.min(resent.safeN, known) }));
  });
}

/** What waits is sent under a new replica id, from 1. */
export function renameReplica(db: DeviceDatabase, staffId: string): Promise<void> {
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const meta = await foldAnswers(db, staffId, await readMeta(db));
    const waiting = await db.outbox.where('state').equals('pending').sortBy('sequence');
    await db.meta.put(await renameEntries(db, meta, waiting));
    await relayRows(db, [...new Set(waiting.map(({ recordId }) => recordId))], staffId);
  });
}

/** The next pull starts from nothing; when it is whole, what it did not bring is gone. */
export function resetCursor(db: DeviceDatabase): Promise<void> {
  return inTransaction(db, 'rw', [db.meta], async () => {
    await db.meta.put(toFullPull(await readMeta(db)));
  });
}

/** Everything is pulled anew; copies stay in view until that is whole. */
export const toFullPull = (meta: Meta): Meta => ({
  ...meta,
  cursor: null,
  generation: meta.generation + 1,
  sweeping: true,
});

async function withResent(db: DeviceDatabase, staffId: string, meta: Meta, from: number): Promise<Meta> {
  // What went under an earlier name has no number the server could ask for; it goes again to be safe.
  const isWanted = ({ replicaId, n }: OutboxEntry) => replicaId !== meta.replicaId || n >= from;
  const wanted = (await db.outbox.orderBy('sequence').toArray()).filter(isWanted);
  const own = wanted.filter(({ replicaId }) => replicaId === meta.replicaId);
  const isWhole = own.length === wanted.length && own.length === Math.max(0, meta.counter - from + 1);
  let next = meta;
  if (isWhole) await db.outbox.bulkPut(own.map((entry) => toPending(entry, entry.replicaId, entry.n)));
  else next = await renameEntries(db, meta, wanted);
  const ids = [...new Set(wanted.map(({ recordId }) => recordId))];
  await relayRows(db, ids, staffId);
  return next;
}

/** The same for what is sent under a name the store had before; what is not whole goes on under a new one. */
async function withFormer(
  db: DeviceDatabase,
  staffId: string,
  meta: Meta,
  from: number,
  replicaId: string,
): Promise<Meta> {
  const entries = await db.outbox.orderBy('sequence').toArray();
  const asked = entries.filter((entry) => entry.replicaId === replicaId && entry.n >= from);
  const isWhole = asked.length > 0 && asked.every(({ n }, index) => n === from + index);
  const wanted = isWhole
    ? asked
    : entries.filter((entry) => entry.state === 'pending' || asked.includes(entry));
  let next = meta;
  if (isWhole) await db.outbox.bulkPut(asked.map((entry) => toPending(entry, entry.replicaId, entry.n)));
  else next = await renameEntries(db, meta, wanted);
  await relayRows(db, [...new Set(wanted.map(({ recordId }) => recordId))], staffId);
  return next;
}
