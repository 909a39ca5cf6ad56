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

/** The version after this one that is easy to say: `1.4.2` becomes `1.5.0`. Made-up ones start again at `1.0.0`. */
export function nextVersion(version: string): string {
  const semantic = /^(\d+)\.(\d+)\.\d+$/.exec(version);
  if (semantic && version.length < 40) return `${semantic[1]}.${Number(semantic[2]) + 1}.0`;
  const counted = /^((?:\d+\.)*)(\d{1,12})$/.exec(version);
  return counted ? `${counted[1]}${Number(counted[2]) + 1}` : '1.0.0';
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
