/** Why a weight is asked about once more before it is stored. It is never refused. */
export type WeightQuestion = 'veryLow' | 'veryHigh' | 'farFromLast';

/** Own conventions, chosen to catch a slipped comma or the neighbour's weight; grams. */
const veryLow = 30_000;
const veryHigh = 200_000;
/** More than a tenth of the last weight, and more than clothes and another scale make up. */
const farPercent = 10;
const farGrams = 3000;

/**
 * Whether a weight in grams is to be asked about: far from the last one, or, without one, far from what is likely. Who
 * weighed 28 kg last time is not asked about 28 kg again. Null: nothing to ask.
 */
export function questionWeight(grams: number, lastGrams: number | undefined): WeightQuestion | null {
  if (lastGrams !== undefined && lastGrams > 0) {
    const change = Math.abs(lastGrams - grams);
    return change > farGrams && change * 100 > lastGrams * farPercent ? 'farFromLast' : null;
  }
  if (grams < veryLow) return 'veryLow';
  return grams > veryHigh ? 'veryHigh' : null;
}
