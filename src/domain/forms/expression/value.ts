import { type Decimal, isDecimal, isNumeric, type Numeric, toDecimalText, toNumeric } from './decimal.ts';

/** A date, dateTime or time as FHIR writes it; strings that are not one of these are plain strings. */
export type Temporal = { readonly temporal: 'date' | 'dateTime' | 'time'; readonly text: string };
/** A part of a resource, as it stands in JSON. */
export type Element = { readonly [key: string]: unknown };
export type Value = boolean | string | number | Decimal | Temporal | Element;
export type Collection = readonly Value[];

/** What the expression did is against FHIRPath's rules: two values where one is needed, a text minus a number. */
export class ExpressionError extends Error {}
/** The rules for this are not built in here: the whole evaluation goes to the full engine. */
export class NotNative extends Error {}

export const nothing: Collection = [];
export const yes: Collection = [true];
export const no: Collection = [false];
export const toCollection = (value: boolean): Collection => (value ? yes : no);

export const isTemporal = (value: Value): value is Temporal =>
  typeof value === 'object' && 'temporal' in value && 'text' in value;

export const isElement = (value: Value): value is Element =>
  typeof value === 'object' && !isDecimal(value) && !isTemporal(value);

/** A part of an element by its name, whatever else the value might be. */
export const partOf = (element: Element, name: string): unknown => element[name];

/** FHIRPath's reading of a collection as a truth: a single value that is no boolean counts as true. */
export function toTruth(collection: Collection): boolean | undefined {
  if (collection.length === 0) return undefined;
  if (collection.length > 1) throw new ExpressionError('one value was expected');
  const [value] = collection;
  return typeof value === 'boolean' ? value : true;
}

export function single(collection: Collection): Value | undefined {
  if (collection.length > 1) throw new ExpressionError('one value was expected');
  return collection[0];
}

export function singleNumber(collection: Collection): Numeric | undefined {
  const value = single(collection);
  if (value === undefined) return undefined;
  if (isNumeric(value)) return value;
  throw new NotNative('arithmetic with something else than numbers');
}

export function singleString(collection: Collection): string | undefined {
  const value = single(collection);
  if (value === undefined || typeof value === 'string') return value;
  if (isTemporal(value)) throw new NotNative('a moment as a text');
  throw new ExpressionError('a text was expected');
}

export const isQuantity = (value: Value): value is Element =>
  isElement(value) && 'value' in value && ('unit' in value || 'code' in value || 'system' in value);

/** A JSON value as FHIRPath sees it; `temporal` says what kind of moment a string is, when it is one. */
export function toValue(json: unknown, temporal?: Temporal['temporal']): Value | undefined {
  switch (typeof json) {
    case 'boolean':
      return json;
    case 'number':
      return toNumeric(json);
    case 'string':
      return temporal ? { temporal, text: json } : json;
    case 'object':
      return json === null || Array.isArray(json) ? undefined : (json as Element);
    default:
      return undefined;
  }
}

export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isNumeric(value)) return toPlainText(value);
  if (isTemporal(value)) return value.text;
  throw new NotNative('text of an element');
}

/** The reference library writes very small and very large numbers with an exponent, unless they were written out. */
function toPlainText(value: Numeric): string {
  const text = toDecimalText(value);
  if (/^-?0\.0{6}|^-?\d{21}/.test(text)) throw new NotNative('a number with an exponent');
  return text;
}
