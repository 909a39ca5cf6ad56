/**
 * Body mass index in tenths of kg/m², halves up, by integers: 60 000 g and 1650 mm are 220. Undefined without a height.
 * For showing, not for comparing.
 */
export function bodyMassIndexTenths(grams: number, millimetres: number): number | undefined {
  if (millimetres <= 0 || grams <= 0) return undefined;
  const square = millimetres * millimetres;
  return Math.floor((grams * 20_000 + square) / (square * 2));
}
