type Range = {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly l?: Range | null;
  readonly r?: Range | null;
};

/** The keys of Dexie's set of changed ranges; `all` when one of them is more than a key. */
export function toChangedIds(set: unknown): readonly string[] | 'all' | 'none' {
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
