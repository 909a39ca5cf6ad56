/**
 * A number as people write it: decimal comma or point, spaces between thousands, a minus of either kind.
 * Null when it is something else, an integer with a fraction too.
 */
export function readNumber(text: string, isInteger: boolean): number | null {
  const plain = text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(/^[\u2212\u2013]/, '-')
    .replace(',', '.');
  if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  return isInteger && !Number.isInteger(value) ? null : value;
}
