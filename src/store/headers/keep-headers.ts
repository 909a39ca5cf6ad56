import { createNameOrder } from '#domain/persons/compare-names.ts';
import { type DeviceDatabase, inTransaction } from '../device-database.ts';
import type { HeaderRow } from '../tables.ts';
import { type HeaderBodies, type HeaderKind, headerKinds, headerShape, type StoredHeader } from './header.ts';
import { loadHeaders } from './load-headers.ts';

/** So many marked records are read beside the rows without anybody noticing. */
const fewMarked = 60;

/**
 * Makes the header rows what the records are, where they are missing or much has been written since. Outside the
 * transaction everything is read, opened and sealed; another tab that was faster counts. Rejects with a `StorageError`.
 * `isUnread`: a row lies there that could not be used.
 */
export async function keepHeaders(db: DeviceDatabase, isUnread: boolean): Promise<void> {
  if (!isUnread && (await isFresh(db))) return;
  const { loaded, marks } = await loadHeaders(db, headerKinds);
  const stale = [...loaded].filter(([, { isStale, revision }]) => isStale || revision === null);
  const rows = stale.map(([kind, { headers, revision }]): HeaderRow => ({
    kind,
    shape: headerShape,
    revision: (revision ?? 0) + 1,
    headers: inOrder(kind, [...headers.values()]),
  }));
  await db.vault.sealAhead(
    'headers',
    rows.map(({ kind, headers }) => ({ key: kind, field: 'headers', value: headers })),
  );
  const read = new Map<HeaderKind, number | null>(
    [...loaded].map(([kind, { revision }]) => [kind, revision]),
  );
  await inTransaction(db, 'rw', [db.headers, db.headerMarks], async () => {
    const now = await db.headers.bulkGet([...headerKinds]);
    if (now.some((row, at) => (row?.revision ?? null) !== read.get(headerKinds[at] ?? 'person'))) return;
    await db.headers.bulkPut(rows);
    await db.headerMarks.bulkDelete(marks.map(({ n }) => n));
  });
}

const isFresh = (db: DeviceDatabase): Promise<boolean> =>
  inTransaction(db, 'r', [db.headers, db.headerMarks], async () => {
    const kept = await db.headers.where('shape').equals(headerShape).primaryKeys();
    if (kept.length < headerKinds.length) return false;
    const marks = await db.headerMarks.toArray();
    const isTooMuch = marks.some(({ ids }) => ids === null);
    return !isTooMuch && marks.reduce((sum, { ids }) => sum + (ids?.length ?? 0), 0) <= fewMarked;
  });

/** Persons lie in the order they are listed in: sorting ten thousand names anew takes a phone half a second. */
function inOrder(kind: HeaderKind, headers: readonly StoredHeader[]): readonly StoredHeader[] {
  if (kind !== 'person') return headers;
  const order = createNameOrder();
  const nameOf = ({ body }: StoredHeader) => body as HeaderBodies['person'];
  return headers.toSorted((a, b) => order(nameOf(a), nameOf(b)));
}
