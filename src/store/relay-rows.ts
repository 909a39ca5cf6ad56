import type { DeviceDatabase } from './device-database.ts';
import { emptyRow, toRow } from './overlay.ts';
import type { OutboxEntry, RecordRow } from './tables.ts';

/**
 * Lays the outbox over these records again, inside the caller's transaction. `bases` are rows whose server copy
 * changed; other ids are read. `entries` are these records' entries when the caller has them.
 */
export async function relayRows(
  db: DeviceDatabase,
  ids: readonly string[],
  staffId: string,
  bases: ReadonlyMap<string, RecordRow> = new Map(),
  entries?: readonly OutboxEntry[],
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
    const row = toRow(base, own, staffId);
    if (row) kept.push(row);
    else gone.push(id);
  }
  if (kept.length > 0) await db.records.bulkPut(kept);
  if (gone.length > 0) await db.records.bulkDelete(gone);
}

/** The outbox entries of these records, in the order written. */
export async function entriesOf(db: DeviceDatabase, ids: readonly string[]): Promise<readonly OutboxEntry[]> {
  if (ids.length === 0 || (await db.outbox.count()) === 0) return [];
  return db.outbox
    .where('recordId')
    .anyOf([...ids])
    .sortBy('sequence');
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
