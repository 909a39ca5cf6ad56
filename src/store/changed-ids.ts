import type { ObservabilitySet } from 'dexie';

type Range = {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly l?: Range | null;
  readonly r?: Range | null;
};

/** Where `noteWrites` says which records were written: a list of ids, in JSON, for each request. */
export const notedRecords = (database: string): string => `idb://${database}/records/:noted`;

/** The records that have changed, by what Dexie tells of a transaction; `all` when nobody has said which. */
export function toChangedRecords(
  parts: ObservabilitySet,
  database: string,
): readonly string[] | 'all' | 'none' {
  const noted = toChangedIds(parts[notedRecords(database)]);
  if (noted === 'all') return 'all';
  // A tab with an earlier version of the app says nothing of its own.
  if (noted === 'none') return toChangedIds(parts[`idb://${database}/records/`]);
  return noted.flatMap((ids) => JSON.parse(ids) as readonly string[]);
}

/** The keys of Dexie's set of changed ranges; `all` when one of them is more than a key. */
function toChangedIds(set: unknown): readonly string[] | 'all' | 'none' {
  if (typeof set !== 'object' || set === null) return 'none';
  const ids: string[] = [];
  const waiting: Range[] = [set];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const { from, to, l, r } = range;
    if (from !== undefined) {
      if (typeof from !== 'string' || from !== to) return 'all';
      ids.push(from);
    }
    if (l) waiting.push(l);
    if (r) waiting.push(r);
  }
  return ids.length === 0 ? 'none' : ids;
}
