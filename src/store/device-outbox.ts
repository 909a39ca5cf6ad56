import type { PullAnswer } from '#protocol/pull.ts';
import type { Outbox, OutboxBatch } from '#sync/ports.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { renameReplica, resendFrom, resetCursor, resetEpoch } from './resend-entries.ts';
import type { OutboxEntry } from './tables.ts';
import { preparePage, type PreparedPage, takePullAnswer } from './take-pull-answer.ts';
import { takePushAnswer } from './take-push-answer.ts';

type Identity = { readonly staffId: string; readonly deviceId: string };

/** The store as the sync engine sees it. */
export function createDeviceOutbox(
  db: DeviceDatabase,
  { staffId, deviceId }: Identity,
  setSending: (recordIds: readonly string[]) => void,
): Outbox {
  const prepared = new WeakMap<PullAnswer, PreparedPage>();
  return {
    nextBatch: (limit, skip) => loadBatch(db, deviceId, limit, skip),
    applyPushAnswer: (answer, replicaId) => takePushAnswer(db, staffId, answer, replicaId),
    cursor: () => inTransaction(db, 'r', [db.meta], async () => (await readMeta(db)).cursor),
    preparePage: async (answer) => {
      try {
        const page = await preparePage(db, answer);
        if (page) prepared.set(answer, page);
      } catch {
        // The store has been closed, or the browser would not: then it is done, or told of, when the page is taken.
      }
    },
    applyPullAnswer: (answer, askedWith) =>
      takePullAnswer(db, staffId, answer, askedWith, prepared.get(answer)),
    resetEpoch: (epoch, lastN, replicaId) => resetEpoch(db, staffId, epoch, lastN, replicaId),
    resendFrom: (expectedN, replicaId) => resendFrom(db, staffId, expectedN, replicaId),
    renameReplica: () => renameReplica(db, staffId),
    resetCursor: () => resetCursor(db),
    setSending,
  };
}

function loadBatch(db: DeviceDatabase, deviceId: string, limit: number, skip = 0): Promise<OutboxBatch> {
  return inTransaction(db, 'r', [db.outbox, db.meta], async () => {
    const pending = db.outbox.where('state').equals('pending');
    const [meta, total, read] = await Promise.all([
      readMeta(db),
      pending.count(),
      skip === 0 ? pending.limit(limit).toArray() : loadAfter(db, limit, skip),
    ]);
    const entries = unbroken(read);
    return {
      replicaId: entries[0]?.replicaId ?? meta.replicaId,
      deviceId,
      epoch: meta.epoch,
      operations: entries.map(({ n, schema, at, hlc, groupId, operation }) => ({
        n,
        schema,
        at,
        ...(hlc === undefined ? {} : { hlc }),
        ...(groupId === undefined ? {} : { groupId }),
        body: operation,
      })),
      pending: total - skip - entries.length,
      oldestPending: entries[0]?.at ?? null,
      cursor: meta.cursor,
    };
  });
}

/** Their keys first: those that are skipped need not be read. */
async function loadAfter(db: DeviceDatabase, limit: number, skip: number): Promise<readonly OutboxEntry[]> {
  const keys = await db.outbox
    .where('state')
    .equals('pending')
    .limit(skip + limit)
    .primaryKeys();
  const wanted = keys.slice(skip);
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const entries = await db.outbox.where('sequence').between(first, last, true, true).toArray();
  return entries.filter(({ state }) => state === 'pending');
}

/** Up to the first hole in the numbers or another replica's name: a push names only its first. */
const unbroken = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] => {
  const [first] = entries;
  const end = entries.findIndex(
    ({ n, replicaId }, index) => n !== (first?.n ?? 0) + index || replicaId !== first?.replicaId,
  );
  return end < 0 ? entries : entries.slice(0, end);
};
