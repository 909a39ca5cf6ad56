import { createHash } from 'node:crypto';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';

/** SHA-256 in hex over the canonical JSON, as the device signs it. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(toCanonicalJson(value)).digest('hex');
