const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);

/** The value below which the given share of the values lies, nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const at = Math.max(0, Math.ceil(share * values.length) - 1);
  return sorted(values)[at] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
