/**
 * What somebody wrote, *62,3* or *62.35*, as thousandths (kilos to grams), by the digits alone: no rounding on the way.
 * Null for anything else, for more than three decimals, and for nothing at all.
 */
export function parseThousandths(written: string): number | null {
  const match = /^(\d{0,4})(?:[.,](\d{0,3}))?$/.exec(written.replaceAll(/[\s\u00a0\u202f]/g, ''));
  const [, whole = '', decimals = ''] = match ?? [];
  const value = Number(whole) * 1000 + Number(decimals.padEnd(3, '0'));
  return match && value > 0 ? value : null;
}

/** Centimetres as written to whole millimetres; null for a part of a millimetre too. */
export function parseMillimetres(written: string): number | null {
  const thousandths = parseThousandths(written);
  return thousandths !== null && thousandths % 100 === 0 ? thousandths / 100 : null;
}
