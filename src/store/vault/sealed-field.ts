/** What a sealed field is bound to: taken to another row, field or store it does not open. */
export const boundWords = (store: string, table: string, key: string | number, field: string): string =>
  `visitt 1|${store}|${table}|${key}|${field}`;

export const toPlainBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export const fromPlainBytes = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** The random part of sealed bytes: another for each sealing, so that it names what was sealed. */
export const nonceLength = 12;

export function isSameSealing(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < nonceLength; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
