/**
 * Counts below this are not shown outside the unit (the limit Statistics Norway uses for a figure built on the same
 * register; taken over here as a cautious default).
 */
export const smallestShown = 5;

/** A count, or null where it is hidden. */
export type ShownCounts<K extends string> = { readonly [key in K]: number | null } & {
  readonly total: number | null;
};

/**
 * Counts of one whole as they may leave the unit. One to four is hidden; zero is shown. When a single hidden count
 * could be worked out from the total, the next smallest is hidden too. A total that is itself small hides all.
 */
export function suppressSmall<K extends string>(
  counts: { readonly [key in K]: number },
  smallest = smallestShown,
): ShownCounts<K> {
  const entries = Object.entries(counts) as [K, number][];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const hidden = new Set(entries.filter(([, count]) => count > 0 && count < smallest).map(([key]) => key));
  const isTotalSmall = total > 0 && total < smallest;
  if (hidden.size === 1 && !isTotalSmall) {
    const next = entries
      .filter(([key, count]) => !hidden.has(key) && count > 0)
      .toSorted(([, a], [, b]) => a - b)[0];
    if (next) hidden.add(next[0]);
  }
  const shown = entries.map(([key, count]) => [key, isTotalSmall || hidden.has(key) ? null : count]);
  return { ...Object.fromEntries(shown), total: isTotalSmall ? null : total } as ShownCounts<K>;
}
