import type { PullAnswer } from '#protocol/pull.ts';
import type { Outbox, OutboxBatch } from '#sync/ports.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { answerTo, lengthOf, liveAnswers, runOf, type SentEntry } from './answered-runs.ts';
import { workInAnswers } from './fold-answers.ts';
import { renameReplica, resendFrom, resetCursor, resetEpoch } from './resend-entries.ts';
import type { Meta, OutboxEntry } from './tables.ts';
import type { StoreChanges } from './store-changes.ts';
import { withinLimit } from './time-limit.ts';
import { preparePage, type PreparedPage, takePullAnswer } from './take-pull-answer.ts';
import { notePlainAnswer, takePushAnswer } from './take-push-answer.ts';

type Options = {
  readonly staffId: string;
  readonly deviceId: string;
  /** From so many operations on an answer is noted in short first. */
  readonly shortAnswer: number;
  readonly changes: StoreChanges;
};

/** Operations this store has given out to be sent, under one name. */
type GivenOut = { readonly replicaId: string; readonly entries: readonly SentEntry[] };

/** The store as the sync engine sees it. */
export function createDeviceOutbox(
  db: DeviceDatabase,
  { staffId, deviceId, shortAnswer, changes }: Options,
  setSending: (recordIds: readonly string[]) => void,
): Outbox {
  const prepared = new WeakMap<PullAnswer, PreparedPage>();
  /** The latest batches: one is on its way while the next is read. */
  let givenOut: readonly GivenOut[] = [];
  /** Sent and answered, and not yet worked in: on their way to being delivered. */
  let noted: readonly string[] = [];
  let sending: readonly string[] = [];
  let quiet: string | null | undefined;
  changes.subscribe(({ what }) => {
    if (what !== 'answered') quiet = undefined;
  });

  const put = (change: { readonly sending?: readonly string[]; readonly noted?: readonly string[] }) => {
    ({ sending, noted } = { sending, noted, ...change });
    setSending(noted.length === 0 ? sending : [...noted, ...sending]);
  };
  /** What works the list of answers in, whatever else it does. */
  const workingIn = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    if (noted.length > 0) put({ noted: [] });
    return value;
  };

  return {
    nextBatch: async (limit, after) => {
      const last = after === undefined ? undefined : sequenceOf(givenOut, after);
      const { batch, entries } = await loadBatch(db, deviceId, limit, last, noted.length > 0);
      const { replicaId } = batch;
      const isEmpty = after === undefined && entries.length === 0 && batch.pending === 0;
      quiet = isEmpty ? batch.cursor : undefined;
      givenOut = [...givenOut.slice(1 - mostGivenOut), { replicaId, entries }];
      return batch;
    },
    applyPushAnswer: async (answer, replicaId) => {
      const first = answer.outcomes[0]?.n;
      const given = givenOut.findLast(
        (batch) => batch.replicaId === replicaId && batch.entries.some(({ n }) => n === first),
      );
      if (given && answer.outcomes.length >= shortAnswer) {
        const isNoted = await notePlainAnswer(db, answer, given.replicaId, given.entries);
        if (isNoted) {
          const answered = new Set(answer.outcomes.map(({ n }) => n));
          const ids = given.entries.filter(({ n }) => answered.has(n)).map(({ recordId }) => recordId);
          put({ noted: [...noted, ...ids] });
          return;
        }
      }
      await workingIn(takePushAnswer(db, staffId, answer, replicaId));
    },
    workInAnswers: () => workingIn(workInAnswers(db, staffId)),
    cursor: () => inTransaction(db, 'r', [db.meta], async () => (await readMeta(db)).cursor),
    quietCursor: () => quiet,
    preparePage: async (answer) => {
      try {
        const page = await preparePage(db, answer);
        if (page) prepared.set(answer, page);
      } catch {
        // The store has been closed, or the browser would not: then it is done, or told of, when the page is taken.
      }
    },
    applyPullAnswer: async (answer, askedWith) => {
      const page = prepared.get(answer);
      const taken = await workingIn(takePullAnswer(db, staffId, answer, askedWith, page));
      if (quiet !== undefined && taken === 'taken') quiet = answer.cursor;
      return taken;
    },
    resetEpoch: (epoch, lastN, replicaId) => workingIn(resetEpoch(db, staffId, epoch, lastN, replicaId)),
    resendFrom: (expectedN, replicaId) => workingIn(resendFrom(db, staffId, expectedN, replicaId)),
    renameReplica: () => workingIn(renameReplica(db, staffId)),
    resetCursor: () => resetCursor(db),
    setSending: (ids) => put({ sending: ids }),
  };
}

/** Two on their way, one that is being stored, and one that is read, each perhaps twice for its group. */
const mostGivenOut = 8;

/** Where in the outbox the operation of this number lies; beyond all there is when no batch read last has it. */
const sequenceOf = (givenOut: readonly GivenOut[], n: number): number =>
  givenOut.flatMap(({ entries }) => entries).findLast((entry) => entry.n === n)?.sequence ??
  Number.MAX_SAFE_INTEGER;

/** Up to here the way to the browser's cipher and back takes longer than our own. */
const fewRows = 20;

async function loadBatch(
  db: DeviceDatabase,
  deviceId: string,
  limit: number,
  last: number | undefined,
  isAnswered: boolean,
): Promise<{ readonly batch: OutboxBatch; readonly entries: readonly OutboxEntry[] }> {
  const { meta, entries, pending } = await inTransaction(db, 'r', [db.outbox, db.meta], () =>
    last === undefined ? loadFirst(db, limit, isAnswered) : loadBehind(db, limit, last),
  );
  if (entries.length > fewRows) await db.vault.openAhead(entries);
  const batch = {
    replicaId: entries[0]?.replicaId ?? meta.replicaId,
    deviceId,
    epoch: meta.epoch,
    operations: await withinLimit(toOperations(entries)),
    pending,
    oldestPending: entries[0]?.at ?? null,
    cursor: meta.cursor,
  };
  return { batch, entries };
}

type Read = { readonly meta: Meta; readonly entries: readonly OutboxEntry[]; readonly pending: number };

/** `isAnswered`: of some of it the answer is known to be noted, so that it need not be read to find out. */
async function loadFirst(db: DeviceDatabase, limit: number, isAnswered: boolean): Promise<Read> {
  // Twice: a limit is for the collection it is set on, and for whoever counts it.
  const waiting = () => db.outbox.where('state').equals('pending');
  const [meta, count, head] = await Promise.all([
    readMeta(db),
    waiting().count(),
    isAnswered ? null : waiting().limit(limit).toArray(),
  ]);
  const answered = count === 0 ? 0 : lengthOf(liveAnswers(meta)?.runs ?? []);
  const isHead = head !== null && answered === 0;
  const entries = unbroken(isHead ? head : await loadUnanswered(db, meta, limit));
  return { meta, entries, pending: Math.max(0, count - answered - entries.length) };
}

/** What was written after that entry, whatever has been heard of it by now. */
async function loadBehind(db: DeviceDatabase, limit: number, last: number): Promise<Read> {
  const behind = () => db.outbox.where('sequence').above(last);
  const [meta, count, read] = await Promise.all([
    readMeta(db),
    behind().count(),
    behind().limit(limit).toArray(),
  ]);
  const entries = unbroken(read.filter((entry) => entry.state === 'pending' && !answerTo(meta, entry)));
  return { meta, entries, pending: Math.max(0, count - entries.length) };
}

/** Rejects when one of them does not open. */
const toOperations = async (entries: readonly OutboxEntry[]): Promise<OutboxBatch['operations']> =>
  entries.map(({ n, schema, at, hlc, groupId, operation }) => ({
    n,
    schema,
    at,
    ...(hlc === undefined ? {} : { hlc }),
    ...(groupId === undefined ? {} : { groupId }),
    body: operation,
  }));

/** Their keys first: what is answered need not be read. */
async function loadUnanswered(
  db: DeviceDatabase,
  meta: Meta,
  limit: number,
): Promise<readonly OutboxEntry[]> {
  const answered = liveAnswers(meta) ?? { runs: [] };
  const keys = await db.outbox
    .where('state')
    .equals('pending')
    .limit(lengthOf(answered.runs) + limit)
    .primaryKeys();
  const wanted = keys.filter((sequence) => !runOf(answered, sequence)).slice(0, limit);
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const entries = await db.outbox.where('sequence').between(first, last, true, true).toArray();
  return entries.filter((entry) => entry.state === 'pending' && !answerTo(meta, entry));
}

/** Up to the first hole in the numbers or another replica's name: a push names only its first. */
const unbroken = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] => {
  const [first] = entries;
  const end = entries.findIndex(
    ({ n, replicaId }, index) => n !== (first?.n ?? 0) + index || replicaId !== first?.replicaId,
  );
  return end < 0 ? entries : entries.slice(0, end);
};
