import { compareNames } from '#domain/persons/compare-names.ts';
import { type DeviceDatabase, inTransaction } from '../device-database.ts';
import { createPause } from '../pauses.ts';
import type { HeaderRow } from '../tables.ts';
import {
  type HeaderBodies,
  type HeaderKind,
  headerKinds,
  headerShape,
  isHeaderKind,
  kindOfPart,
  partKey,
  type StoredHeader,
} from './header.ts';
import { loadHeaders, readHeads } from './load-headers.ts';

/** So many marked records are read beside the rows without anybody noticing. */
const fewMarked = 60;
/** So many headers are opened in one go by a slow phone before a finger notices. */
const inPart = 1_500;

/**
 * Makes the header rows what the records are, where they are missing or much has been written since. Outside the
 * transaction everything is read, opened and sealed; another tab that was faster counts. Rejects with a `StorageError`.
 * `isUnread`: a row lies there that could not be used.
 */
export async function keepHeaders(db: DeviceDatabase, isUnread: boolean): Promise<void> {
  if (!isUnread && (await isFresh(db))) return;
  const pause = createPause();
  const heads = await readHeads(db, headerKinds);
  const rows: HeaderRow[] = [];
  for (const kind of headerKinds) {
    const { headers, isStale, revision } = await loadHeaders(db, heads, kind, pause);
    if (!isStale && revision !== null) continue;
    for (const row of toRows(kind, [...headers.values()], (heads.rows.get(kind)?.revision ?? 0) + 1)) {
      await db.vault.sealAhead('headers', [{ key: row.kind, field: 'headers', value: row.headers }]);
      rows.push(row);
      await pause();
    }
  }
  const made = new Set(rows.map(({ kind }) => kind));
  const kinds = new Set(rows.map(({ kind }) => kindOfPart(kind)));
  await inTransaction(db, 'rw', [db.headers, db.headerMarks], async () => {
    const now = await db.headers.bulkGet([...headerKinds]);
    const isAsRead = ({ revision }: HeaderRow, kind: HeaderKind) =>
      heads.rows.get(kind)?.revision === revision;
    if (headerKinds.some((kind, at) => (now[at] ? !isAsRead(now[at], kind) : heads.rows.has(kind)))) return;
    const keys = await db.headers.toCollection().primaryKeys();
    await db.headers.bulkDelete(keys.filter((key) => kinds.has(kindOfPart(key)) && !made.has(key)));
    await db.headers.bulkPut(rows);
    await db.headerMarks.bulkDelete(heads.marks.map(({ n }) => n));
  });
}

/** In parts, of which the first knows how many there are. */
function toRows(kind: HeaderKind, found: readonly StoredHeader[], revision: number): readonly HeaderRow[] {
  const headers = inOrder(kind, found);
  const parts = Math.max(1, Math.ceil(headers.length / inPart));
  return Array.from({ length: parts }, (_, part) => ({
    kind: partKey(kind, part),
    shape: headerShape,
    revision,
    ...(part === 0 && parts > 1 ? { parts } : {}),
    headers: headers.slice(part * inPart, (part + 1) * inPart),
  }));
}

const isFresh = (db: DeviceDatabase): Promise<boolean> =>
  inTransaction(db, 'r', [db.headers, db.headerMarks], async () => {
    const kept = await db.headers.where('shape').equals(headerShape).primaryKeys();
    if (kept.filter(isHeaderKind).length < headerKinds.length) return false;
    const marks = await db.headerMarks.toArray();
    const isTooMuch = marks.some(({ ids }) => ids === null);
    return !isTooMuch && marks.reduce((sum, { ids }) => sum + (ids?.length ?? 0), 0) <= fewMarked;
  });

/** Persons lie in the order they are listed in: sorting ten thousand names anew takes a phone half a second. */
function inOrder(kind: HeaderKind, headers: readonly StoredHeader[]): readonly StoredHeader[] {
  if (kind !== 'person') return headers;
  const nameOf = ({ body }: StoredHeader) => body as HeaderBodies['person'];
  return headers.toSorted((a, b) => compareNames(nameOf(a), nameOf(b)));
}
