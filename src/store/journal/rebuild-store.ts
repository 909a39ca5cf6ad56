import { laterHybridTime } from '#domain/merge/hybrid-clock.ts';
import { isAccessKind } from '../access-log.ts';
import { type DeviceDatabase, inTransaction, readMeta } from '../device-database.ts';
import { foldAnswers } from '../fold-answers.ts';
import { relayRows } from '../relay-rows.ts';
import type { OutboxEntry, StoreLoss } from '../tables.ts';
import type { JournalEntry } from './journal-entry.ts';
import { isSettled, type JournalState } from './journal-state.ts';

export type Rebuild = {
  readonly journal: JournalState;
  /** From the journal, in the order they stand in it. */
  readonly entries: readonly JournalEntry[];
  /** The store has gone back under its own name: its numbers are used up further than it knows (JRN22). */
  readonly isOlder: boolean;
  readonly loss: StoreLoss;
};

/**
 * Puts what the journal holds into the store, in one transaction. Each operation keeps the name it had, so that one the
 * server already has is answered and not done again (JRN20); what is written from now on goes under another name (JRN21).
 * What it had answered for is sent too: the journal does not know whether the server has been set back since.
 * Resolves with how many undelivered operations were put back.
 */
export function rebuildStore(
  db: DeviceDatabase,
  staffId: string,
  { journal, entries, isOlder, loss }: Rebuild,
): Promise<number> {
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const meta = await foldAnswers(db, staffId, await readMeta(db));
    const present = new Set((await db.outbox.toArray()).map(nameOf));
    // Written twice under one name (after a torn catch-up): the later counts.
    const wanted = new Map(entries.map((entry) => [nameOf(entry), entry]));
    const rows = [...wanted.values()]
      .filter((entry) => !present.has(nameOf(entry)) && !isGone(entry, journal))
      .map((entry, index): OutboxEntry => ({
        ...entry,
        sequence: meta.sequence + index + 1,
        state: 'pending',
      }));
    const names = [...(meta.formerReplicaIds ?? []), ...journal.replicas.keys()];
    const replicaId = isOlder ? crypto.randomUUID() : meta.replicaId;
    const formerReplicaIds = [...new Set(isOlder ? [...names, meta.replicaId] : names)].filter(
      (id) => id !== replicaId,
    );
    const restored = rows.filter((row) => isWork(row) && !isAnswered(row, journal)).length;
    const hlc = rows.reduce((latest, row) => laterHybridTime(latest, row.hlc), meta.hlc ?? null);
    if (rows.length > 0) await db.outbox.bulkAdd(rows);
    await db.meta.put({
      ...meta,
      ...(isOlder ? { replicaId, counter: 0, safeN: 0 } : {}),
      formerReplicaIds,
      sequence: meta.sequence + rows.length,
      ...(hlc === null ? {} : { hlc }),
      // Everything is fetched anew: what was delivered is shown from here until the server's copy is.
      cursor: null,
      generation: meta.generation + 1,
      sweeping: true,
      losses: [...(meta.losses ?? []), { ...loss, restored }],
    });
    await relayRows(db, [...new Set(rows.map(({ recordId }) => recordId))], staffId);
    return restored;
  });
}

/** What somebody has written and the server has not: what was opened goes along by itself. */
export const isWork = ({ state, kind }: Pick<OutboxEntry, 'state' | 'kind'>): boolean =>
  state === 'pending' && !isAccessKind(kind);

const nameOf = ({ replicaId, n }: Pick<JournalEntry, 'replicaId' | 'n'>): string => `${replicaId}:${n}`;

/** The store had let go of it: it is in the server's backups. */
const isGone = ({ replicaId, n }: JournalEntry, { replicas }: JournalState): boolean => {
  const settled = replicas.get(replicaId)?.settled;
  return settled !== undefined && n <= settled.goneTo && !settled.except.includes(n);
};

/** What the server was known to have when the journal was last written. */
const isAnswered = ({ replicaId, n }: JournalEntry, { replicas }: JournalState): boolean => {
  const replica = replicas.get(replicaId);
  return replica !== undefined && isSettled(replica, n);
};
