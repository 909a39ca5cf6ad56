/** What the form takes: 10 to 400 kilograms. */
const least = 10_000;
const most = 400_000;
/** A grown person is seldom outside of these: what is typed wrongly often is. Not a clinical limit. */
const seldomBelow = 25_000;
const seldomAbove = 250_000;

/**
 * Kilograms as people write them, to grams: decimal comma or point, at most two decimals, no floating point in between.
 * Null when it is something else, or nothing the form would take.
 */
export function parseKilograms(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{0,2}))?$/.exec(text.replaceAll(/\s/g, ''));
  if (!match) return null;
  const grams = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(2, '0')) * 10;
  return grams >= least && grams <= most ? grams : null;
}

/** Grams as kilograms in FHIR: at most two decimals, which a double holds apart. */
export const toKilograms = (grams: number): number => grams / 1000;

/** A decimal from a form to grams. */
export const toGrams = (kilograms: number): number => Math.round(kilograms * 1000);

export type WeightDoubt = 'range' | 'change';

/** Whether a figure should be asked about before one goes on (RND30). Both in grams; `last`: null when there is none. */
export function doubtOf(grams: number, last: number | null): WeightDoubt | null {
  if (grams < seldomBelow || grams > seldomAbove) return 'range';
  return last !== null && Math.abs(grams - last) * 10 > last ? 'change' : null;
}
