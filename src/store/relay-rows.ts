import type { DeviceDatabase } from './device-database.ts';
import { emptyRow, toRow, withAnswers } from './overlay.ts';
import type { OutboxEntry, RecordRow } from './tables.ts';

/**
 * Lays the outbox over these records again, inside the caller's transaction. `bases` are rows whose server copy
 * changed; other ids are read. `entries` are these records' entries when the caller has them. `unchanged`: records whose
 * operations stand as they did, so that what is shown need not be worked out, nor sealed, again.
 */
export async function relayRows(
  db: DeviceDatabase,
  ids: readonly string[],
  staffId: string,
  bases: ReadonlyMap<string, RecordRow> = new Map(),
  entries?: readonly OutboxEntry[],
  unchanged: ReadonlySet<string> = new Set(),
): Promise<void> {
  const missing = ids.filter((id) => !bases.has(id));
  const read = missing.length > 0 ? await db.records.bulkGet(missing) : [];
  const rows = new Map(bases);
  for (const row of read) if (row) rows.set(row.id, row);
  const byRecord = groupByRecord(entries ?? (await entriesOf(db, ids)));
  const kept: RecordRow[] = [];
  const gone: string[] = [];
  for (const id of ids) {
    const own = byRecord.get(id) ?? [];
    const base = rows.get(id) ?? emptyRow(id, own[0]?.kind ?? '');
    const row = unchanged.has(id) ? withAnswers(base, own) : toRow(base, own, staffId);
    if (row) kept.push(row);
    else gone.push(id);
  }
  if (kept.length > 0) await db.records.bulkPut(kept);
  if (gone.length > 0) await db.records.bulkDelete(gone);
}

/** So many entries are read, unopened, in the time it takes to look up those of one record. */
const entriesALookUp = 4;

/** The outbox entries of these records, in the order written. `known`: those of them that the caller has, as they are. */
export async function entriesOf(
  db: DeviceDatabase,
  ids: readonly string[],
  known: readonly OutboxEntry[] = [],
): Promise<readonly OutboxEntry[]> {
  if (ids.length === 0) return [];
  const waiting = await db.outbox.count();
  if (waiting === 0) return [];
  // All at once, or all asked for at once: a cursor from key to key takes a journey to the database for each.
  if (waiting <= ids.length * entriesALookUp) {
    const wanted = new Set(ids);
    const all = await db.outbox.orderBy('sequence').toArray();
    return all.filter(({ recordId }) => wanted.has(recordId));
  }
  // Keys first: what the caller has in hand already need not be read, and opened, once more.
  const keys = await Promise.all(ids.map((id) => db.outbox.where('recordId').equals(id).primaryKeys()));
  const inHand = new Map(known.map((entry) => [entry.sequence, entry]));
  const missing = keys.flat().filter((sequence) => !inHand.has(sequence));
  const read = missing.length > 0 ? await db.outbox.bulkGet(missing) : [];
  return [...known, ...read.filter((entry) => entry !== undefined)].toSorted(
    (a, b) => a.sequence - b.sequence,
  );
}

function groupByRecord(entries: readonly OutboxEntry[]): ReadonlyMap<string, readonly OutboxEntry[]> {
  const groups = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.recordId);
    if (group) group.push(entry);
    else groups.set(entry.recordId, [entry]);
  }
  return groups;
}
