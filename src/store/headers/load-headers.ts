import { type DeviceDatabase, inTransaction } from '../device-database.ts';
import { manyRowsOfKind } from '../find-rows.ts';
import type { Pause } from '../pauses.ts';
import type { HeaderMark, HeaderRow, RecordRow } from '../tables.ts';
import { withinLimit } from '../time-limit.ts';
import { SealBroken } from '../vault/sealer.ts';
import { type HeaderKind, headerShape, partKey, type StoredHeader, toHeader } from './header.ts';

/** One kind as it now is, and what it took to know that. */
export type LoadedHeaders = {
  readonly headers: Map<string, StoredHeader>;
  /** Of the rows it was read from; null when every record had to be opened. */
  readonly revision: number | null;
  /** Whether the rows that lie there say something else. */
  readonly isStale: boolean;
  /** Records that do not open, when all have been tried. */
  readonly broken: readonly string[] | null;
};

/** What has to be read in one to know what all else is to be read as. */
export type HeaderHeads = {
  /** The first row of each kind that has one. */
  readonly rows: ReadonlyMap<HeaderKind, HeaderRow>;
  /** Those that have been taken into account. */
  readonly marks: readonly HeaderMark[];
  /** What has been written since the rows were made; null when it is too much, or not known. */
  readonly records: ReadonlyMap<string, RecordRow | undefined> | null;
};

/** More marked records than this are opened no faster one by one than all of a kind. */
const mostMarked = 2_000;
/** Up to here the way to the browser's cipher and back takes longer than our own. */
const fewRows = 20;
/** So many records are opened between two pauses. */
const openedAtOnce = 100;

export async function readHeads(db: DeviceDatabase, kinds: readonly HeaderKind[]): Promise<HeaderHeads> {
  const { rows, marks, records } = await inTransaction(
    db,
    'r',
    [db.headers, db.headerMarks, db.records],
    async () => {
      const kept = await db.headers.bulkGet([...kinds]);
      const noted = await db.headerMarks.toArray();
      const ids = markedIds(noted);
      const changed = ids && ids.length > 0 ? await db.records.bulkGet([...ids]) : [];
      return { rows: kept, marks: noted, records: ids && new Map(ids.map((id, at) => [id, changed[at]])) };
    },
  );
  if (records) await openMany(db, [...records.values()]);
  return {
    rows: new Map(kinds.flatMap((kind, at) => (rows[at] ? [[kind, rows[at]]] : []))),
    marks,
    records,
  };
}

/** In how many parts a kind is read; 0 where every record has to be opened. */
export function partsOf({ rows, records }: HeaderHeads, kind: HeaderKind): number {
  const row = rows.get(kind);
  return row && records && row.shape === headerShape ? (row.parts ?? 1) : 0;
}

/**
 * The headers of a kind, from its rows and the records that have been written since; of a kind without rows every record
 * is opened. Goes on after `pause` between the parts.
 */
export async function loadHeaders(
  db: DeviceDatabase,
  heads: HeaderHeads,
  kind: HeaderKind,
  pause: Pause,
): Promise<LoadedHeaders> {
  const row = heads.rows.get(kind);
  const parts = partsOf(heads, kind);
  const headers = row && parts > 0 ? await openParts(db, row, kind, parts, pause) : null;
  if (!row || !headers || !heads.records) return loadAll(db, kind, row?.revision ?? null, pause);
  let isStale = false;
  for (const [id, record] of heads.records) isStale = takeRecord(headers, kind, id, record) || isStale;
  return { headers, revision: row.revision, isStale, broken: null };
}

/** Null when one does not open, or another tab has made them anew meanwhile. */
async function openParts(
  db: DeviceDatabase,
  first: HeaderRow,
  kind: HeaderKind,
  parts: number,
  pause: Pause,
): Promise<Map<string, StoredHeader> | null> {
  const headers = new Map<string, StoredHeader>();
  for (let part = 0; part < parts; part += 1) {
    const row = part === 0 ? first : await withinLimit(db.headers.get(partKey(kind, part)));
    if (row?.shape !== headerShape || row.revision !== first.revision) return null;
    const opened = await db.vault.openOnce(row, 'headers');
    if (!opened) return null;
    // Sealed by this app, in this shape.
    for (const header of opened as readonly StoredHeader[]) headers.set(header.id, header);
    await pause();
  }
  return headers;
}

/** Null when it is too many to be worth it, or not known which. */
function markedIds(marks: readonly HeaderMark[]): readonly string[] | null {
  const ids = new Set<string>();
  for (const mark of marks) {
    if (mark.ids === null) return null;
    for (const id of mark.ids) ids.add(id);
    if (ids.size > mostMarked) return null;
  }
  return [...ids];
}

/** Puts one record's header in its place, or takes it away. Whether anything is another now. */
export function takeRecord(
  headers: Map<string, StoredHeader>,
  kind: HeaderKind,
  id: string,
  record: RecordRow | undefined,
): boolean {
  const header = record?.kind === kind ? openHeader(record) : null;
  if (!header) return headers.delete(id);
  headers.set(id, header);
  return true;
}

function openHeader(record: RecordRow): StoredHeader | null {
  try {
    return toHeader(record);
  } catch (error) {
    // Rotten, and left out of the list as it is of every other.
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

async function loadAll(
  db: DeviceDatabase,
  kind: HeaderKind,
  revision: number | null,
  pause: Pause,
): Promise<LoadedHeaders> {
  const rows = await manyRowsOfKind(db, kind);
  const headers = new Map<string, StoredHeader>();
  const broken: string[] = [];
  for (let at = 0; at < rows.length; at += openedAtOnce) {
    const some = rows.slice(at, at + openedAtOnce);
    await openMany(db, some);
    for (const row of some) {
      if (!db.vault.isReadable(row)) broken.push(row.id);
      const header = openHeader(row);
      if (header) headers.set(header.id, header);
    }
    await pause();
  }
  return { headers, revision, isStale: true, broken };
}

async function openMany(db: DeviceDatabase, rows: readonly (RecordRow | undefined)[]): Promise<void> {
  const found = rows.filter((row) => row !== undefined);
  if (found.length > fewRows) await db.vault.openAhead(found);
}
