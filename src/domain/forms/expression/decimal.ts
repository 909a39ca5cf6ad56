/**
 * Exact decimal numbers for FHIRPath. Whole numbers that a double holds exactly stay plain numbers, because
 * nearly all scores are; everything else is a coefficient and a scale: `coefficient × 10^-scale`.
 */
export type Decimal = { readonly coefficient: bigint; readonly scale: number };
export type Numeric = number | Decimal;

/** Significant digits that a result keeps, as in the reference implementation; it also keeps numbers from growing. */
const significantDigits = 31;
const tooLong = 10n ** BigInt(significantDigits);

export const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && 'coefficient' in value && 'scale' in value;

export const isNumeric = (value: unknown): value is Numeric => typeof value === 'number' || isDecimal(value);

/** From JSON's double: the shortest decimal that reads back as the same double, which is what was written. */
export const toNumeric = (value: number): Numeric =>
  Number.isSafeInteger(value) ? value + 0 : (parseNumeric(String(value)) ?? 0);

/** Null when the text is no decimal number. */
export function parseNumeric(text: string): Numeric | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const coefficient = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return normal(coefficient, fraction.length - Number(exponent));
}

export const toNumber = (value: Numeric): number =>
  typeof value === 'number' ? value : Number(toDecimalText(value));

export function toDecimalText(value: Numeric): string {
  if (typeof value === 'number') return String(value);
  const { coefficient, scale } = value;
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString().padStart(scale + 1, '0');
  const at = digits.length - scale;
  return (coefficient < 0n ? '-' : '') + digits.slice(0, at) + (scale > 0 ? `.${digits.slice(at)}` : '');
}

export function plus(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const [x, y, scale] = aligned(a, b);
  return normal(x + y, scale);
}

export const negate = (a: Numeric): Numeric =>
  typeof a === 'number' ? 0 - a : { coefficient: -a.coefficient, scale: a.scale };

export const minus = (a: Numeric, b: Numeric): Numeric => plus(a, negate(b));

export function times(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  const [x, y] = [toParts(a), toParts(b)];
  return normal(x.coefficient * y.coefficient, x.scale + y.scale);
}

/** Null when divided by zero. */
export function dividedBy(a: Numeric, b: Numeric): Numeric | null {
  const [x, y] = [toParts(a), toParts(b)];
  if (y.coefficient === 0n) return null;
  if (x.coefficient === 0n) return 0;
  const shift = Math.max(0, significantDigits + digitsOf(y.coefficient) - digitsOf(x.coefficient) + 1);
  const scaled = x.coefficient * 10n ** BigInt(shift);
  const quotient = scaled / y.coefficient;
  // A marker digit behind keeps "exactly half" apart from "just over half".
  const exact = scaled % y.coefficient === 0n;
  const marked = quotient * 10n + (exact ? 0n : x.coefficient < 0n === y.coefficient < 0n ? 1n : -1n);
  const scale = shift + x.scale - y.scale + 1;
  const excess = digitsOf(marked) - significantDigits;
  return excess > 0 ? normal(halfAwayFromZero(marked, excess), scale - excess) : normal(marked, scale);
}

/** Whole part of the quotient; null when divided by what FHIRPath takes for zero. */
export function wholeQuotient(a: Numeric, b: Numeric): Numeric | null {
  if (isAlmost(b, 0)) return null;
  const [x, y] = aligned(a, b);
  return normal(x / y, 0);
}

export function remainder(a: Numeric, b: Numeric): Numeric | null {
  if (isAlmost(b, 0)) return null;
  const [x, y, scale] = aligned(a, b);
  return normal(x % y, scale);
}

/** Negative, zero or positive. */
export function compare(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Decimals that FHIRPath looks at when it compares: a third times three is one. */
const comparedPlaces = 8;

/** As FHIRPath's operators compare; limits of a form are met exactly and ask `compare`. */
export const compareRounded = (a: Numeric, b: Numeric): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : compare(roundTo(a, comparedPlaces), roundTo(b, comparedPlaces));

const isAlmost = (a: Numeric, b: Numeric): boolean => compareRounded(a, b) === 0;

/** Half goes away from zero, as people round. */
export function roundTo(value: Numeric, places: number): Numeric {
  const { coefficient, scale } = toParts(value);
  return scale <= places
    ? normal(coefficient, scale)
    : normal(halfAwayFromZero(coefficient, scale - places), places);
}

export function floor(value: Numeric): Numeric {
  const { coefficient, scale } = toParts(value);
  const unit = 10n ** BigInt(scale);
  const whole = coefficient / unit;
  return normal(coefficient < 0n && coefficient % unit !== 0n ? whole - 1n : whole, 0);
}

export const ceiling = (value: Numeric): Numeric => negate(floor(negate(value)));

export function truncate(value: Numeric): Numeric {
  const { coefficient, scale } = toParts(value);
  return normal(coefficient / 10n ** BigInt(scale), 0);
}

export const isWhole = (value: Numeric): boolean => typeof value === 'number' || value.scale === 0;

export const decimalPlaces = (value: Numeric): number => (typeof value === 'number' ? 0 : value.scale);

const toParts = (value: Numeric): Decimal =>
  typeof value === 'number' ? { coefficient: BigInt(value), scale: 0 } : value;

function aligned(a: Numeric, b: Numeric): readonly [bigint, bigint, number] {
  const [x, y] = [toParts(a), toParts(b)];
  const scale = Math.max(x.scale, y.scale);
  return [
    x.coefficient * 10n ** BigInt(scale - x.scale),
    y.coefficient * 10n ** BigInt(scale - y.scale),
    scale,
  ];
}

function normal(coefficient: bigint, scale: number): Numeric {
  let [c, s] = scale < 0 ? [coefficient * 10n ** BigInt(-scale), 0] : [coefficient, scale];
  if (s > 0 && (c >= tooLong || c <= -tooLong)) {
    const excess = Math.min(s, digitsOf(c) - significantDigits);
    [c, s] = [halfAwayFromZero(c, excess), s - excess];
  }
  while (s > 0 && c % 10n === 0n) {
    c /= 10n;
    s -= 1;
  }
  const plain = Number(c);
  return s === 0 && Number.isSafeInteger(plain) ? plain : { coefficient: c, scale: s };
}

function halfAwayFromZero(coefficient: bigint, drop: number): bigint {
  const unit = 10n ** BigInt(drop);
  const half = unit / 2n;
  return (coefficient < 0n ? coefficient - half : coefficient + half) / unit;
}

const digitsOf = (value: bigint): number => (value < 0n ? -value : value).toString().length;
