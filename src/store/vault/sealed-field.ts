import type { StoredRecord } from '#domain/merge/record.ts';
import { type StampGroups, toStampGroups, toStamps } from '#domain/merge/stamp-groups.ts';

/** What a sealed field is bound to: taken to another row, field or store it does not open. */
export const boundWords = (store: string, table: string, key: string | number, field: string): string =>
  `visitt 1|${store}|${table}|${key}|${field}`;

/** A record's stamps lie in groups: written out, they take more room than what they are about. */
export const toPlainBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  encoder.encode(
    JSON.stringify(hasStamps(value) ? { ...value, stamps: toStampGroups(value.stamps) } : value),
  );

/** Reads both, for what was sealed by an earlier app. */
export function fromPlainBytes(bytes: Uint8Array): unknown {
  const value: unknown = JSON.parse(decoder.decode(bytes));
  return hasGroups(value) ? { ...value, stamps: toStamps(value.stamps) } : value;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

type Stamped = { readonly stamps?: unknown };

const isStamped = (value: unknown): value is Stamped =>
  typeof value === 'object' && value !== null && 'stamps' in value;

const hasStamps = (value: unknown): value is Pick<StoredRecord, 'stamps'> =>
  isStamped(value) &&
  typeof value.stamps === 'object' &&
  value.stamps !== null &&
  !Array.isArray(value.stamps);

const hasGroups = (value: unknown): value is { readonly stamps: StampGroups } =>
  isStamped(value) && Array.isArray(value.stamps);

/** The random part of sealed bytes: another for each sealing, so that it names what was sealed. */
export const nonceLength = 12;

export function isSameSealing(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < nonceLength; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
