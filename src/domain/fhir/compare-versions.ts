/**
 * Below zero when `a` is the older, above when it is the newer: `1.9.0` before `1.10.0`, `2.0.0-beta` before `2.0.0`,
 * and dates (`2025-03`) by the calendar. What is missing counts as zero.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareParts(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

const partsOf = (version: string): readonly string[] => version.replace(/^v(?=\d)/i, '').split(/[.\-+_]/);

const isNumber = (part: string): boolean => /^\d+$/.test(part);

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    const there = a ?? b ?? '';
    // A word after the numbers (`-beta`) says that the version is not finished.
    const order = isNumber(there) ? Math.sign(Number(there)) : -1;
    return a === undefined ? -order : order;
  }
  if (isNumber(a) && isNumber(b)) return Math.sign(Number(a) - Number(b));
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1;
  return a === b ? 0 : a < b ? -1 : 1;
}
