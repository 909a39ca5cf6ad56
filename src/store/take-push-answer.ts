import type { Outcome, PushAnswer } from '#protocol/push.ts';
import { lengthOf, liveAnswers, runOf, type SentEntry, toRuns } from './answered-runs.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { type AnsweredEntry, foldAnswers, putAnswered, type Word } from './fold-answers.ts';
import { relayRows } from './relay-rows.ts';
import { renameEntries } from './rename-entries.ts';
import type { AnsweredRun, Meta, OutboxEntry } from './tables.ts';

/** From so many operations on an answer is kept as a list first: fewer are worked in before anybody could tell. */
export const usualShortAnswer = 20;
/**
 * A list is worked in before it is longer: it is done in one transaction, which has its time. So many take two seconds on
 * a phone a fifth as fast as a desk; doing it sooner, in the middle of a delivery, takes as long as the pushes themselves.
 */
const mostRuns = 64;
const mostAnswered = 1_250;

/**
 * The server's word for a batch this very store has read: plain answers become one short list in the store's own row,
 * and the pull that brings the records works them in. False, and nothing done, when it is for `takePushAnswer`.
 */
export async function notePlainAnswer(
  db: DeviceDatabase,
  answer: PushAnswer,
  replicaId: string,
  sent: readonly SentEntry[],
): Promise<boolean> {
  const runs = toRuns(sent, answer.outcomes);
  if (!runs) return false;
  return inTransaction(db, 'rw', [db.meta], async () => {
    const meta = await readMeta(db);
    const list = toList(meta, answer, replicaId, runs);
    if (!list) return false;
    const lastDeliveredAt = runs.at(-1)?.receivedAt ?? meta.lastDeliveredAt;
    const { epoch, safeN } = answer;
    await db.meta.put({
      ...meta,
      epoch,
      safeN,
      lastDeliveredAt,
      answered: { replicaId, epoch, runs: list },
    });
    return true;
  });
}

/** The list with these runs; null when something about the answer needs more than a list. */
function toList(
  meta: Meta,
  { epoch, ackedN }: PushAnswer,
  replicaId: string,
  runs: readonly AnsweredRun[],
): readonly AnsweredRun[] | null {
  const isOurs = meta.replicaId === replicaId && ackedN <= meta.counter;
  if (!isOurs || (meta.epoch !== null && meta.epoch !== epoch)) return null;
  const before = liveAnswers(meta)?.runs ?? [];
  // Two tabs that sent the same: once is enough.
  const fresh = runs.filter(({ sequence }) => !runOf({ runs: before }, sequence));
  const list = [...before, ...fresh].toSorted((a, b) => a.sequence - b.sequence);
  const isApart = list.every((run, index) => {
    const next = list[index + 1];
    return !next || run.sequence + run.count <= next.sequence;
  });
  const isShort = list.length <= mostRuns && lengthOf(list) <= mostAnswered;
  return isApart && isShort ? list : null;
}

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
    const before = await readMeta(db);
    if (before.epoch !== null && before.epoch !== answer.epoch) return;
    const meta = await foldAnswers(db, staffId, before);
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
    const answered = entries.flatMap((entry): readonly AnsweredEntry[] => {
      const outcome = outcomes.get(entry.n);
      return outcome ? [{ entry, word: toWord(outcome) }] : [];
    });
    await putAnswered(db, staffId, meta, answered);
    const delivered = answer.outcomes.findLast(({ status }) => status !== 'quarantined')?.receivedAt;
    await db.meta.put({ ...told, lastDeliveredAt: delivered ?? meta.lastDeliveredAt });
  });
}

const toWord = (outcome: Outcome): Word =>
  outcome.status === 'quarantined'
    ? { quarantined: outcome.reason, receivedAt: outcome.receivedAt }
    : {
        position: outcome.position,
        receivedAt: outcome.receivedAt,
        ...(outcome.status === 'conflict' ? { conflict: true } : {}),
      };

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
