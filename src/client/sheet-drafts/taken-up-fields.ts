/** What a sheet asks for: words, days and the codes of what was chosen; empty where nothing is. */
export type Fields = { readonly [field: string]: string };

/**
 * What was written before, in the fields the sheet has now; null when nothing of it differs from how the sheet begins.
 * An older app may have had other fields.
 */
export function takenUp<F extends Fields>(start: F, stored: unknown): F | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const written = stored as { readonly [field: string]: unknown };
  const fields = Object.fromEntries(
    Object.entries(start).map(([field, begins]) => {
      const value = written[field];
      return [field, typeof value === 'string' ? value : begins];
    }),
  );
  const isOther = Object.entries(start).some(([field, begins]) => fields[field] !== begins);
  // `as`: the same fields, each a string.
  return isOther ? (fields as F) : null;
}
