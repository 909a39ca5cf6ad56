import { type DeviceDatabase, inTransaction } from '../device-database.ts';
import { rowsOfKind } from '../find-rows.ts';
import type { HeaderMark, HeaderRow, RecordRow } from '../tables.ts';
import { SealBroken } from '../vault/sealer.ts';
import { withinLimit } from '../time-limit.ts';
import { type HeaderKind, headerShape, type StoredHeader, toHeader } from './header.ts';

export type Headers = ReadonlyMap<string, StoredHeader>;

/** One kind as it now is, and what it took to know that. */
export type LoadedHeaders = {
  readonly headers: Headers;
  /** Of the row it was read from; null when every record had to be opened. */
  readonly revision: number | null;
  /** Whether the row that lies there says something else. */
  readonly isStale: boolean;
  /** Records that do not open, when all have been tried. */
  readonly broken: readonly string[] | null;
};

/** More marked records than this are opened no faster one by one than all of a kind. */
const mostMarked = 2_000;
/** Up to here the way to the browser's cipher and back takes longer than our own. */
const fewRows = 20;

/**
 * The headers of these kinds, from their rows and the records that have been written since; of a kind without a row
 * every record is opened. `marks`: those that have been taken into account.
 */
export async function loadHeaders(
  db: DeviceDatabase,
  kinds: readonly HeaderKind[],
): Promise<{
  readonly loaded: ReadonlyMap<HeaderKind, LoadedHeaders>;
  readonly marks: readonly HeaderMark[];
}> {
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
  const known = rows
    .filter((row) => row !== undefined)
    .filter(({ shape }) => records && shape === headerShape);
  await db.vault.openAhead(known);
  if (records) await openMany(db, [...records.values()]);
  const loaded = new Map<HeaderKind, LoadedHeaders>();
  for (const kind of kinds) {
    const row = known.find((one) => one.kind === kind);
    const before = row && headersOf(row);
    loaded.set(
      kind,
      row && before && records
        ? { ...withChanged(kind, before, records), revision: row.revision, broken: null }
        : await loadAll(db, kind, rows.find((one) => one?.kind === kind)?.revision ?? null),
    );
  }
  return { loaded, marks };
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

/** Undefined when the row does not open: then it is made anew. */
function headersOf(row: HeaderRow): Headers | undefined {
  try {
    return new Map(row.headers.map((header) => [header.id, header]));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

function withChanged(
  kind: HeaderKind,
  before: Headers,
  records: ReadonlyMap<string, RecordRow | undefined>,
): Pick<LoadedHeaders, 'headers' | 'isStale'> {
  if (records.size === 0) return { headers: before, isStale: false };
  const headers = new Map(before);
  let isStale = false;
  for (const [id, record] of records) isStale = takeRecord(headers, kind, id, record) || isStale;
  return { headers, isStale };
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
): Promise<LoadedHeaders> {
  const rows = await withinLimit(rowsOfKind(db, kind));
  await openMany(db, rows);
  const broken = rows.filter((row) => !db.vault.isReadable(row)).map(({ id }) => id);
  const found = rows.flatMap((row) => openHeader(row) ?? []);
  const headers = new Map(found.map((header) => [header.id, header]));
  return { headers, revision, isStale: true, broken };
}

async function openMany(db: DeviceDatabase, rows: readonly (RecordRow | undefined)[]): Promise<void> {
  const found = rows.filter((row) => row !== undefined);
  if (found.length > fewRows) await db.vault.openAhead(found);
}
