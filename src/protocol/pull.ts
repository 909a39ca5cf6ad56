import * as z from 'zod/mini';
import { count, jsonObject, recordId, uuid } from './primitives.ts';
import { protocolVersion } from './version.ts';

const authorship = { by: z.string(), at: z.string(), operation: z.string(), hlc: z.optional(z.string()) };
export const stamp = z.object({
  ...authorship,
  alternatives: z.optional(z.array(z.object({ ...authorship, value: z.json() }))),
});

/** One record as it now is; `dropped` when it was deleted or has moved out of this scope. */
export const change = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('upsert'),
    position: count,
    id: recordId,
    kind: z.string(),
    scope: z.string(),
    version: count,
    body: jsonObject,
    stamps: z.record(z.string(), stamp),
    /** When the server took the newest operation of this record. */
    receivedAt: z.string(),
  }),
  z.object({
    change: z.literal('drop'),
    position: count,
    id: recordId,
    scope: z.string(),
  }),
]);
export type Change = z.infer<typeof change>;

/** `GET /sync/pull?cursor=…`; without a cursor everything the user may see. */
export const pullAnswer = z.object({
  protocol: z.literal(protocolVersion),
  epoch: uuid,
  /** Opaque; stored in the same transaction as the page it came with. */
  cursor: z.string(),
  changes: z.array(change),
  hasMore: z.boolean(),
  /** Rows left after this page, for a true progress bar. */
  remaining: count,
  /** Scopes this user no longer has: the device deletes what lies in them, but not undelivered work. */
  revokedScopes: z.array(z.string()),
  serverTime: z.string(),
});
export type PullAnswer = z.infer<typeof pullAnswer>;
