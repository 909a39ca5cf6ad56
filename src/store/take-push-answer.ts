import type { Outcome, PushAnswer } from '#protocol/push.ts';
import { isAccessKind } from './access-log.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { entriesOf, relayRows } from './relay-rows.ts';
import { renameEntries } from './rename-entries.ts';
import type { Meta, OutboxEntry, RecordRow } from './tables.ts';

/**
 * The server's word for each operation it named, and for no other. An answer from before the server's epoch changed
 * says nothing any more. `replicaId`: whose names the outcomes mean, the store's own when left out.
 */
export function takePushAnswer(
  db: DeviceDatabase,
  staffId: string,
  answer: PushAnswer,
  replicaId?: string,
): Promise<void> {
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const meta = await readMeta(db);
    if (meta.epoch !== null && meta.epoch !== answer.epoch) return;
    const named = replicaId ?? meta.replicaId;
    const isOwn = named === meta.replicaId;
    const outcomes = new Map(answer.outcomes.map((outcome) => [outcome.n, outcome]));
    const entries = (await entriesBetween(db, [...outcomes.keys()])).filter(
      ({ n, replicaId: name, state }) => outcomes.has(n) && name === named && state === 'pending',
    );
    const told = { ...meta, epoch: answer.epoch, ...(isOwn ? { safeN: answer.safeN } : {}) };
    if ((isOwn && answer.ackedN > meta.counter) || isAboutOthers(entries, outcomes)) {
      const waiting = await undelivered(db);
      await db.meta.put(await renameEntries(db, told, waiting));
      await relayRows(db, [...new Set(waiting.map(({ recordId }) => recordId))], staffId);
      return;
    }
    const rows = await db.records.bulkGet([...new Set(entries.map(({ recordId }) => recordId))]);
    const copies = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    const answered = entries.flatMap((entry) => {
      const outcome = outcomes.get(entry.n);
      return outcome ? [withOutcome(entry, outcome, meta, copies.get(entry.recordId))] : [];
    });
    await db.outbox.bulkPut(answered);
    const moved = new Set(answered.filter(({ state }) => state === 'passed').map(({ recordId }) => recordId));
    const unchanged = new Set([...copies.keys()].filter((id) => !moved.has(id)));
    const ids = [...copies.keys()];
    const ofThese = answered.filter(({ recordId }) => copies.has(recordId));
    await relayRows(db, ids, staffId, copies, await entriesOf(db, ids, ofThese), unchanged);
    const delivered = answer.outcomes.findLast(({ status }) => status !== 'quarantined')?.receivedAt;
    await db.meta.put({ ...told, lastDeliveredAt: delivered ?? meta.lastDeliveredAt });
  });
}

/** In one reading: the numbers of an answer follow on each other. A key at a time would be a journey each. */
const entriesBetween = async (db: DeviceDatabase, numbers: readonly number[]): Promise<OutboxEntry[]> =>
  numbers.length === 0
    ? []
    : db.outbox
        .where('n')
        .between(Math.min(...numbers), Math.max(...numbers), true, true)
        .toArray();

/**
 * The server knows other operations under our name than we have made: this store has been set back to an earlier
 * state (a torn disk, a restored phone), and its answers are about others than ours. So is an `ackedN` above the counter.
 */
const isAboutOthers = (entries: readonly OutboxEntry[], outcomes: ReadonlyMap<number, Outcome>): boolean =>
  entries.some(({ n, recordId }) => {
    const outcome = outcomes.get(n);
    return outcome && outcome.status !== 'quarantined' && outcome.recordId !== recordId;
  });

const undelivered = (db: DeviceDatabase): Promise<OutboxEntry[]> =>
  db.outbox.where('state').equals('pending').sortBy('sequence');

function withOutcome(
  entry: OutboxEntry,
  outcome: Outcome,
  { generation }: Meta,
  row: RecordRow | undefined,
): OutboxEntry {
  const { receivedAt } = outcome;
  // Whatever became of it, the server has it: nobody has to look at it here.
  if (isAccessKind(entry.kind)) return { ...entry, state: 'passed', receivedAt };
  if (outcome.status === 'quarantined') {
    return { ...entry, state: 'quarantined', reason: outcome.reason, receivedAt };
  }
  const { position } = outcome;
  const isInCopy = row?.server != null && row.generation === generation && row.position >= position;
  const answered = { ...entry, position, receivedAt, state: isInCopy ? 'passed' : 'acknowledged' } as const;
  return outcome.status === 'conflict' ? { ...answered, conflict: true } : answered;
}
