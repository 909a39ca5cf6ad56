import { laterHybridTime } from '#domain/merge/hybrid-clock.ts';
import { isAccessKind } from '../access-log.ts';
import { type DeviceDatabase, inTransaction, readMeta } from '../device-database.ts';
import { answerTo } from '../answered-runs.ts';
import { foldAnswers } from '../fold-answers.ts';
import { relayRows } from '../relay-rows.ts';
import type { OutboxEntry } from '../tables.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { UnsentWork } from './unsent-file.ts';

/** Undelivered work of this store, as it is saved in a file. */
export function loadUnsent(db: DeviceDatabase): Promise<readonly JournalEntry[]> {
  return inTransaction(db, 'r', [db.outbox, db.meta], async () => {
    const meta = await readMeta(db);
    const pending = await db.outbox.where('state').equals('pending').sortBy('sequence');
    const waiting = pending.filter((entry) => !answerTo(meta, entry));
    return waiting.map(
      ({ sequence: _s, state: _st, position: _p, conflict: _c, receivedAt: _r, reason: _re, ...entry }) =>
        entry,
    );
  });
}

/**
 * Puts the work into this store, under the names it has (JRN41): what the server has by then, from the other device or
 * from the same file, is answered and not done again. Resolves with how many of her operations were new here;
 * what was noted about her looking comes along uncounted.
 */
export function takeUnsent(db: DeviceDatabase, { staffId, entries }: UnsentWork): Promise<number> {
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const meta = await foldAnswers(db, staffId, await readMeta(db));
    const present = new Set((await db.outbox.toArray()).map(nameOf));
    // What this store has written itself is here, or was delivered long ago.
    const isOwn = ({ replicaId, n }: JournalEntry): boolean =>
      replicaId === meta.replicaId && n <= meta.counter;
    const wanted = new Map(entries.map((entry) => [nameOf(entry), entry]));
    const rows = [...wanted.values()]
      .filter((entry) => !present.has(nameOf(entry)) && !isOwn(entry))
      .map((entry, index): OutboxEntry => ({
        ...entry,
        sequence: meta.sequence + index + 1,
        state: 'pending',
      }));
    if (rows.length === 0) {
      await db.meta.put(meta);
      return 0;
    }
    const isAhead = rows.some(({ replicaId }) => replicaId === meta.replicaId);
    const names = new Set([...(meta.formerReplicaIds ?? []), ...rows.map(({ replicaId }) => replicaId)]);
    const hlc = rows.reduce((latest, row) => laterHybridTime(latest, row.hlc), meta.hlc ?? null);
    await db.outbox.bulkAdd(rows);
    await db.meta.put({
      ...meta,
      // The store has gone back behind its own file: its numbers are used up further than it knows.
      ...(isAhead ? { replicaId: crypto.randomUUID(), counter: 0, safeN: 0 } : {}),
      formerReplicaIds: [...names],
      sequence: meta.sequence + rows.length,
      ...(hlc === null ? {} : { hlc }),
    });
    await relayRows(db, [...new Set(rows.map(({ recordId }) => recordId))], staffId);
    return rows.filter(({ kind }) => !isAccessKind(kind)).length;
  });
}

const nameOf = ({ replicaId, n }: Pick<JournalEntry, 'replicaId' | 'n'>): string => `${replicaId}:${n}`;
