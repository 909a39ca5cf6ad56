import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { answerTo } from './answered-runs.ts';
import { foldAnswers } from './fold-answers.ts';
import { relayRows } from './relay-rows.ts';
import { toFullPull } from './resend-entries.ts';
import type { OutboxEntry, SetAside } from './tables.ts';

/**
 * Takes out what lies on the device and no longer opens (bits that have changed on the disk): one such row would stop
 * everything that is read with it. What of the outbox had not been delivered is noted in `setAside`, for the journal to
 * bring back or to tell of; the hole in the numbers makes the rest go on under a new name (SYN22). A record whose copy
 * was broken is fetched again. False when all opens, and when the store is being opened with another key (VLT4): then
 * nothing is broken, and nothing may be taken out.
 */
export async function setAsideBroken(db: DeviceDatabase, staffId: string): Promise<boolean> {
  const [entries, rows, { keyProof }] = await inTransaction(db, 'r', [db.outbox, db.records, db.meta], () =>
    Promise.all([db.outbox.toArray(), db.records.toArray(), readMeta(db)]),
  );
  if (keyProof && !db.vault.isProof(keyProof)) return false;
  await db.vault.openAhead([...entries, ...rows]);
  const isBroken = (row: object): boolean => !db.vault.isReadable(row);
  const sequences = entries.filter(isBroken).map(({ sequence }) => sequence);
  const ids = rows.filter(isBroken).map(({ id }) => id);
  const broken = sequences.length + ids.length;
  // A store from before there was a proof: that not one row opens is no broken row.
  const isOtherKey = !keyProof && broken === entries.length + rows.length;
  if (broken === 0 || isOtherKey) return false;
  await inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const before = await readMeta(db);
    // Read again: another tab may have been faster.
    const taken = (await db.outbox.bulkGet(sequences)).filter((entry) => entry !== undefined);
    const lost = taken.filter((entry) => isOnlyHere(entry) && !answerTo(before, entry)).map(toSetAside);
    await db.outbox.bulkDelete(taken.map(({ sequence }) => sequence));
    await db.records.bulkDelete(ids);
    const meta = await foldAnswers(db, staffId, before);
    const noted = lost.length > 0 ? { ...meta, setAside: [...(meta.setAside ?? []), ...lost] } : meta;
    await db.meta.put(ids.length > 0 ? toFullPull(noted) : noted);
    await relayRows(db, [...new Set([...ids, ...taken.map(({ recordId }) => recordId)])], staffId);
  });
  return true;
}

/** What waits, and what the server could not read, of which it may have only a note (SYN25). */
const isOnlyHere = ({ state, reason }: OutboxEntry): boolean =>
  state === 'pending' || (state === 'quarantined' && reason === 'unreadable');

const toSetAside = ({ sequence, replicaId, n, kind, at }: OutboxEntry): SetAside => ({
  sequence,
  replicaId,
  n,
  kind,
  at,
});
