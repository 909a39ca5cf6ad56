import { compareRounded, isNumeric } from './decimal.ts';
import {
  type Collection,
  type Element,
  ExpressionError,
  isElement,
  isQuantity,
  isTemporal,
  NotNative,
  type Temporal,
  type Value,
} from './value.ts';

/** FHIRPath `=`: undefined (empty) when either side is empty or two moments differ only in precision. */
export function equals(left: Collection, right: Collection): boolean | undefined {
  if (left.length === 0 || right.length === 0) return undefined;
  if (left.length !== right.length) return false;
  let all: boolean | undefined = true;
  for (const [index, value] of left.entries()) {
    const other = right[index];
    if (other === undefined) return false;
    const same = equalValues(value, other);
    if (same === false) return false;
    if (same === undefined) all = undefined;
  }
  return all;
}

export function equalValues(a: Value, b: Value): boolean | undefined {
  if (a === b) return true;
  if (isNumeric(a) && isNumeric(b)) return compareRounded(a, b) === 0;
  if (isTemporal(a) && isTemporal(b)) return equalMoments(a, b);
  if (isTemporal(a) || isTemporal(b)) throw new NotNative('a moment beside something else');
  if (typeof a !== 'object' && typeof b !== 'object') return false;
  if (isQuantity(a) || isQuantity(b)) throw new NotNative('quantities');
  if (isElement(a) && isElement(b)) return equalJson(a, b);
  return false;
}

/** Negative, zero or positive; undefined when FHIRPath has no answer. */
export function compareValues(a: Value, b: Value): number | undefined {
  if (isNumeric(a) && isNumeric(b)) return compareRounded(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (isTemporal(a) && isTemporal(b)) return compareMoments(a, b);
  if (isElement(a) || isElement(b) || isTemporal(a) || isTemporal(b)) throw new NotNative('comparison');
  throw new ExpressionError('these two cannot be compared');
}

function equalMoments(a: Temporal, b: Temporal): boolean | undefined {
  const order = compareMoments(a, b);
  return order === undefined ? undefined : order === 0;
}

/** Only what needs no time zone: moments of one kind, equally precise. The rest is for the full engine. */
function compareMoments(a: Temporal, b: Temporal): number | undefined {
  if (a.temporal !== 'date' || b.temporal !== 'date') {
    if (a.temporal === b.temporal && a.text === b.text) return 0;
    throw new NotNative('moments with a time');
  }
  const [x, y] = [a.text.split('-'), b.text.split('-')];
  const shared = Math.min(x.length, y.length);
  for (let part = 0; part < shared; part += 1) {
    const difference = Number(x[part]) - Number(y[part]);
    if (difference !== 0) return difference;
  }
  return x.length === y.length ? 0 : undefined;
}

export function equalJson(a: Element, b: Element): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => equalParts(a[key], b[key]));
}

function equalParts(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((part, index) => equalParts(part, b[index]));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  return equalJson(a as Element, b as Element);
}
