import * as z from 'zod/mini';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { Stamp, StoredRecord } from '#domain/merge/record.ts';
import { type StampGroups, toStamps } from '#domain/merge/stamp-groups.ts';
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

type Stamps = { readonly [register: string]: Stamp };

const isStamps = (value: unknown): value is Stamps => isObject(value) && Object.values(value).every(isStamp);

const isGroup = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  isStamp(value[0]) &&
  Array.isArray(value[1]) &&
  value[1].every((register) => typeof register === 'string');

const isGroups = (value: unknown): value is StampGroups => Array.isArray(value) && value.every(isGroup);

const stamps = z.custom<Stamps>(isStamps, 'expected stamps');
const stampsOrGroups = z.custom<Stamps | StampGroups>(
  (value) => isGroups(value) || isStamps(value),
  'expected stamps',
);

const drop = z.object({
  change: z.literal('drop'),
  position: count,
  id: recordId,
  scope: z.string(),
});

const upsert = z.object({
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
});

/** One record as it now is; `dropped` when it was deleted or has moved out of this scope. */
export const change = z.discriminatedUnion('change', [upsert, drop]);
export type Change =
  | (z.infer<typeof upsert> & { readonly copy?: Copy })
  | (z.infer<typeof drop> & { readonly copy?: undefined });

/** A record as it came in a line of its own: it can be sealed as it is, and is read when somebody looks at it. */
export type Copy = {
  readonly record: StoredRecord;
  /** UTF-8 JSON of the record, its stamps in groups. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whom it is about; empty when it is about nobody. */
  readonly subject: string;
  /** Nobody disagrees about it. False when that is not known. */
  readonly isAgreed: boolean;
};

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
export type PullAnswer = Omit<z.infer<typeof pullAnswer>, 'changes'> & {
  readonly changes: readonly Change[];
  /** The latest hybrid time of the user's own in those changes that came with a `copy`; absent when there is none. */
  readonly hlc?: string | undefined;
};

/** What `stamps=grouped` asks for; a server that does not know it answers with each stamp written out. */
export const groupedPullAnswer = z.extend(pullAnswer, {
  changes: z.array(z.discriminatedUnion('change', [z.extend(upsert, { stamps: stampsOrGroups }), drop])),
});
export type GroupedPullAnswer = z.infer<typeof groupedPullAnswer>;

const inGroups = (value: Stamps | StampGroups): value is StampGroups => Array.isArray(value);

/** The same answer with each stamp at its register. */
export const fromGroupedAnswer = (answer: GroupedPullAnswer): PullAnswer => ({
  ...answer,
  changes: answer.changes.map((one) =>
    one.change === 'drop'
      ? one
      : { ...one, stamps: inGroups(one.stamps) ? toStamps(one.stamps) : one.stamps },
  ),
});

const lineHead = z.object({
  change: z.literal('upsert'),
  position: count,
  id: recordId,
  kind: z.string(),
  scope: z.string(),
  version: count,
  receivedAt: z.string(),
  subject: z.string(),
  isAgreed: z.boolean(),
});
export type LineHead = z.infer<typeof lineHead>;

/** The media type of a page in lines. */
export const linesType = 'application/x-ndjson';

/**
 * The first line of what `form=lines` asks for. After it comes, for each `upsert` in order, a line with the record as
 * the device keeps it: id, kind, scope, version, body, stamps in groups. Each line ends with a line feed.
 */
export const pullHead = z.extend(pullAnswer, {
  changes: z.array(z.discriminatedUnion('change', [lineHead, drop])),
  hlc: z.optional(z.string()),
});
export type PullHead = z.infer<typeof pullHead>;
