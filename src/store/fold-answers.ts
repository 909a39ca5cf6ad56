import type { QuarantineReason } from '#protocol/push.ts';
import { isAccessKind } from './access-log.ts';
import { answerTo, liveAnswers } from './answered-runs.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { entriesOf, relayRows } from './relay-rows.ts';
import type { Meta, OutboxEntry, RecordRow } from './tables.ts';
import { withFields } from './vault/with-fields.ts';

/** What the server said of one operation. */
export type Word =
  | { readonly quarantined: QuarantineReason; readonly receivedAt: string }
  | { readonly position: number; readonly receivedAt: string; readonly conflict?: boolean };

/** Works the list of plain answers into the outbox, when there is one: whether there was. A transaction of its own. */
export function workInAnswers(db: DeviceDatabase, staffId: string): Promise<boolean> {
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const meta = await readMeta(db);
    const folded = await foldAnswers(db, staffId, meta);
    if (folded === meta) return false;
    await db.meta.put(folded);
    return true;
  });
}

/**
 * Works the list of plain answers into the outbox and the records, inside the caller's transaction over records, outbox
 * and meta. Returns the meta row without the list, for the caller to put; the very same row when there was none.
 */
export async function foldAnswers(db: DeviceDatabase, staffId: string, meta: Meta): Promise<Meta> {
  if (!meta.answered) return meta;
  await putAnswered(db, staffId, meta, await loadAnswered(db, meta));
  return withoutAnswers(meta);
}

export const withoutAnswers = ({ answered: _, ...meta }: Meta): Meta => meta;

/** An entry and what the server said of it. */
export type AnsweredEntry = { readonly entry: OutboxEntry; readonly word: Word };

/** The entries the list is about, as they lie in the outbox. */
export async function loadAnswered(db: DeviceDatabase, meta: Meta): Promise<readonly AnsweredEntry[]> {
  const answered = liveAnswers(meta);
  const [first, last] = [answered?.runs[0], answered?.runs.at(-1)];
  if (!first || !last) return [];
  const between = db.outbox
    .where('sequence')
    .between(first.sequence, last.sequence + last.count, true, false);
  return (await between.toArray()).flatMap((entry) => {
    const word = answerTo(meta, entry);
    return word ? [{ entry, word }] : [];
  });
}

/** The entries with the server's word on them, and their records with what follows for their delivery. */
export async function putAnswered(
  db: DeviceDatabase,
  staffId: string,
  meta: Meta,
  entries: readonly AnsweredEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = await db.records.bulkGet([...new Set(entries.map(({ entry }) => entry.recordId))]);
  const copies = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const answered = entries.map(({ entry, word }) => withWord(entry, word, meta, copies.get(entry.recordId)));
  await db.outbox.bulkPut(answered);
  const moved = new Set(answered.filter(({ state }) => state === 'passed').map(({ recordId }) => recordId));
  const unchanged = new Set([...copies.keys()].filter((id) => !moved.has(id)));
  const ids = [...copies.keys()];
  const ofThese = answered.filter(({ recordId }) => copies.has(recordId));
  await relayRows(db, ids, staffId, copies, await entriesOf(db, ids, ofThese), unchanged);
}

/** `row`: the record it is about, if it is here. */
export function withWord(
  entry: OutboxEntry,
  word: Word,
  { generation }: Meta,
  row: RecordRow | undefined,
): OutboxEntry {
  const { receivedAt } = word;
  // Whatever became of it, the server has it: nobody has to look at it here.
  if (isAccessKind(entry.kind)) return withFields(entry, { state: 'passed', receivedAt });
  if ('quarantined' in word) {
    return withFields(entry, { state: 'quarantined', reason: word.quarantined, receivedAt });
  }
  const { position } = word;
  // Without opening it: a copy has a position, and there is no place 0 in the server's order.
  const isInCopy = row && row.position > 0 && row.generation === generation && row.position >= position;
  return withFields(entry, {
    position,
    receivedAt,
    state: isInCopy ? 'passed' : 'acknowledged',
    ...(word.conflict ? { conflict: true } : {}),
  });
}
