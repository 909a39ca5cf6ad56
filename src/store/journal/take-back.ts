import { isAccessKind } from '../access-log.ts';
import { type DeviceDatabase, inTransaction, readMeta } from '../device-database.ts';
import { foldAnswers } from '../fold-answers.ts';
import { relayRows } from '../relay-rows.ts';
import type { OutboxEntry, SetAside, StoreLoss } from '../tables.ts';
import type { JournalEntry } from './journal-entry.ts';

/** What the store has set aside because it no longer opened; almost always nothing. */
export const loadSetAside = (db: DeviceDatabase): Promise<readonly SetAside[]> =>
  inTransaction(db, 'r', [db.meta], async () => (await readMeta(db)).setAside ?? []);

/**
 * Puts back what was set aside and lies in the journal, under its name and in its place; what does not is a loss, and
 * told as one (JRN27). One transaction. `loss` brings id and time.
 */
export function takeBack(
  db: DeviceDatabase,
  staffId: string,
  entries: readonly JournalEntry[],
  loss: Pick<StoreLoss, 'id' | 'at'>,
): Promise<void> {
  // Written twice under one name: the later counts.
  const journalled = new Map(entries.map((entry) => [nameOf(entry), entry]));
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const before = await readMeta(db);
    if ((before.setAside ?? []).length === 0) return;
    const { setAside = [], ...meta } = await foldAnswers(db, staffId, before);
    const present = new Set((await db.outbox.toArray()).map(nameOf));
    const found = setAside.flatMap((aside): readonly OutboxEntry[] => {
      const entry = present.has(nameOf(aside)) ? undefined : journalled.get(nameOf(aside));
      return entry ? [{ ...entry, sequence: aside.sequence, state: 'pending' }] : [];
    });
    const work = setAside.filter(({ kind }) => !isAccessKind(kind));
    const restored = found.filter(({ kind }) => !isAccessKind(kind)).length;
    const told: StoreLoss = {
      ...loss,
      outcome: 'rebuilt',
      restored,
      mayBeLost: work.length - restored,
      lastAt: setAside.map(({ at }) => at).reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b)),
      damaged: setAside.length,
      isTold: false,
      isReported: false,
    };
    await db.outbox.bulkPut(found);
    await db.meta.put({ ...meta, losses: [...(meta.losses ?? []), told] });
    await relayRows(db, [...new Set(found.map(({ recordId }) => recordId))], staffId);
  });
}

const nameOf = ({ replicaId, n }: Pick<SetAside, 'replicaId' | 'n'>): string => `${replicaId}:${n}`;
