/** Below this, and not 0, a number may tell of somebody. */
export const smallBelow = 5;

export const isSmall = (value: number): boolean => value > 0 && value < smallBelow;

export type HiddenLine<Name extends string> = {
  readonly hidden: ReadonlySet<Name>;
  /** The sum would give away what is hidden. */
  readonly isSumHidden: boolean;
};

/** Which of the parts of one sum must not be shown (SML3). */
export function hideInLine<Name extends string>(parts: {
  readonly [name in Name]: number;
}): HiddenLine<Name> {
  const names = (Object.keys(parts) as Name[]).filter((name) => parts[name] > 0);
  const bySize = names.toSorted((a, b) => parts[a] - parts[b]);
  const hidden = new Set(bySize.filter((name) => isSmall(parts[name])));
  if (hidden.size === 0) return { hidden, isSumHidden: false };
  const sumOf = (): number => [...hidden].reduce((sum, name) => sum + parts[name], 0);
  for (const name of bySize) {
    if (isCovered(hidden.size, sumOf())) break;
    hidden.add(name);
  }
  return { hidden, isSumHidden: !isCovered(hidden.size, sumOf()) };
}

/** Each of them may be as large as what is not small: nobody can tell which is. */
const isCovered = (size: number, sum: number): boolean => size > 1 && sum - (size - 1) >= smallBelow;

export type Row<Key, Name extends string> = {
  readonly key: Key;
  readonly parts: { readonly [name in Name]: number };
};

export type MergedRows<Key, Name extends string> = {
  readonly shown: readonly Row<Key, Name>[];
  /** Rows that are shown as one; none, or at least two. */
  readonly others: {
    readonly keys: readonly Key[];
    readonly parts: { readonly [name in Name]: number };
  } | null;
  /** Put together they were still small: then nothing but the sum is shown, and the sum has been looked at by itself. */
  readonly isWhole: boolean;
};

/** Rows with a small number put together until none is (SML4). `names`: the columns that are shown (SML5). */
export function mergeSmallRows<Key, Name extends string>(
  rows: readonly Row<Key, Name>[],
  names: readonly Name[],
): MergedRows<Key, Name> {
  const sizeOf = ({ parts }: Pick<Row<Key, Name>, 'parts'>): number =>
    names.reduce((sum, name) => sum + parts[name], 0);
  const isUnsafe = ({ parts }: Pick<Row<Key, Name>, 'parts'>): boolean =>
    names.some((name) => isSmall(parts[name]));
  const toSum = (some: readonly Row<Key, Name>[]): { readonly [name in Name]: number } =>
    Object.fromEntries(
      names.map((name) => [name, some.reduce((sum, { parts }) => sum + parts[name], 0)]),
    ) as { readonly [name in Name]: number };
  const filled = rows.filter((row) => sizeOf(row) > 0);
  const merged = filled.filter(isUnsafe);
  if (merged.length === 0) return { shown: rows, others: null, isWhole: false };
  const safe = filled.filter((row) => !isUnsafe(row)).toSorted((a, b) => sizeOf(a) - sizeOf(b));
  while (merged.length < 2 || isUnsafe({ parts: toSum(merged) })) {
    const next = safe.shift();
    if (!next) break;
    merged.push(next);
  }
  const parts = toSum(merged);
  if (merged.length < 2 || isUnsafe({ parts })) return { shown: [], others: null, isWhole: true };
  const left = new Set(merged.map(({ key }) => key));
  return {
    shown: rows.filter(({ key }) => !left.has(key)),
    others: { keys: merged.map(({ key }) => key), parts },
    isWhole: false,
  };
}
