import * as z from 'zod/mini';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { Stamp } from '#domain/merge/record.ts';
import { count, recordId, uuid } from './primitives.ts';
import { protocolVersion } from './version.ts';

/**
 * What came through `JSON.parse` is JSON: of a body it is enough to see that it is an object, and a stamp is looked at
 * by hand. A first pull brings ten thousand records, and walking through every value of them took longer than storing.
 */
const parsedObject = z.custom<JsonObject>(isObject, 'expected an object');

type Named = { readonly [field: string]: unknown };

function isObject(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isAuthorship = ({ by, at, operation, hlc }: Named): boolean =>
  typeof by === 'string' &&
  typeof at === 'string' &&
  typeof operation === 'string' &&
  (hlc === undefined || typeof hlc === 'string');

const isAlternative = (value: unknown): boolean => isObject(value) && isAuthorship(value) && 'value' in value;

function isStamp(value: unknown): value is Stamp {
  if (!isObject(value) || !isAuthorship(value)) return false;
  const { alternatives } = value;
  return alternatives === undefined || (Array.isArray(alternatives) && alternatives.every(isAlternative));
}

const stamps = z.custom<{ [register: string]: Stamp }>(
  (value) => isObject(value) && Object.values(value).every(isStamp),
  'expected stamps',
);

/** One record as it now is; `dropped` when it was deleted or has moved out of this scope. */
export const change = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('upsert'),
    position: count,
    id: recordId,
    kind: z.string(),
    scope: z.string(),
    version: count,
    body: parsedObject,
    stamps,
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
  /** Operations of this user that were in quarantine and have been decided about: they no longer wait for her. */
  settled: z.optional(z.array(z.object({ replicaId: uuid, n: count }))),
  serverTime: z.string(),
});
export type PullAnswer = z.infer<typeof pullAnswer>;
