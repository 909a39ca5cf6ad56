import { createHash } from 'node:crypto';

/** Visitt's own name space for statements (RFC 9562, version 5). */
const nameSpace = Buffer.from('6f0b7c1e5a0c4d1f9a3e2b7d8c4f1a60', 'hex');

/** A UUID that follows from what is told (STA4). */
export function toStatementId(...told: readonly string[]): string {
  const bytes = createHash('sha1').update(nameSpace).update(told.join('\n')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
