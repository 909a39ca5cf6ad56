import { applyOperation, type ScopeOf } from '#domain/merge/apply-operation.ts';
import { toHybridTime } from '#domain/merge/hybrid-clock.ts';
import type { Authorship, OperationBody } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { disagrees } from '#domain/merge/settle-amendment.ts';
import { subjectOf } from '#domain/merge/subject-of.ts';
import { isRecordKind } from '#protocol/record-kinds.ts';
import { toScope } from '#protocol/scope.ts';
import { upcastBody } from '#protocol/upcast/upcast-operation.ts';
import { isAccessKind } from './access-log.ts';
import type { KeptDelivery, OutboxEntry, RecordRow } from './tables.ts';

export const scopeOf: ScopeOf = (kind, body) =>
  isRecordKind(kind) ? toScope(kind, body as unknown as Parameters<typeof toScope>[1]) : '';

/** What an operation is signed with: everything in one store is written by the user it belongs to. */
const authorOf = ({ replicaId, n, at, hlc }: OutboxEntry, staffId: string): Authorship => ({
  by: staffId,
  at,
  operation: `${replicaId}:${n}`,
  hlc: hlc ?? toHybridTime(Date.parse(at)),
});

/** What was written by an earlier version of the app, in today's shape. It is sent as it was. */
const bodyOf = ({ schema, at, operation }: OutboxEntry): OperationBody => upcastBody(schema, at, operation);

/**
 * The row with its shown copy worked out anew: the server's copy, and on top, in order, every operation that the copy
 * does not hold yet. `entries` are this record's, in the order written. Null when nothing is left to keep.
 */
export function toRow(base: RecordRow, entries: readonly OutboxEntry[], staffId: string): RecordRow | null {
  const live = entries.filter(({ state }) => state !== 'passed');
  if ((!base.server && live.length === 0) || isAccessKind(base.kind)) return null;
  let shown: StoredRecord | undefined = base.server ?? undefined;
  for (const entry of live) {
    const result = applyOperation(shown, bodyOf(entry), authorOf(entry, staffId), scopeOf);
    if (result.ok) shown = result.record;
  }
  return withShown(base, shown ?? null, live);
}

/**
 * The row of a copy with nothing of one's own on top, about which nobody disagrees: what `toRow` makes of it, without
 * anybody having to look into it. `subject`: whom it is about. Null for what is not kept here.
 */
export const toAgreedRow = (base: RecordRow, subject: string): RecordRow | null =>
  isAccessKind(base.kind)
    ? null
    : {
        ...base,
        subject,
        shown: base.server,
        delivery: base.receivedAt === null ? base.delivery : { state: 'delivered', at: base.receivedAt },
      };

/** The row when its operations stand as they did, and only the server's word about them is new. */
export function withAnswers(base: RecordRow, entries: readonly OutboxEntry[]): RecordRow {
  return withShown(
    base,
    base.shown,
    entries.filter(({ state }) => state !== 'passed'),
  );
}

/** The row with one more operation of one's own on top. What has nothing to lie on waits, unseen, for the server. */
export function withOperation(base: RecordRow, entry: OutboxEntry, staffId: string): RecordRow {
  const result = applyOperation(base.shown ?? undefined, bodyOf(entry), authorOf(entry, staffId), scopeOf);
  if (!result.ok && result.reason !== 'missingRecord') {
    throw new Error(`An operation that can never be applied: ${result.reason}`);
  }
  const shown = result.ok ? result.record : base.shown;
  return withDelivery({ ...base, ...shownFields(base, shown) }, { state: 'local' });
}

export const emptyRow = (id: string, kind: string): RecordRow => ({
  id,
  kind,
  scope: '',
  subject: '',
  server: null,
  position: 0,
  receivedAt: null,
  generation: 0,
  shown: null,
  quarantined: null,
  delivery: { state: 'local' },
});

function withShown(base: RecordRow, shown: StoredRecord | null, live: readonly OutboxEntry[]): RecordRow {
  const quarantined = live.findLast(({ state }) => state === 'quarantined')?.reason ?? null;
  const last = live.findLast(({ state }) => state === 'acknowledged');
  const undelivered = live.some(({ state }) => state === 'pending');
  const at = last?.receivedAt ?? base.receivedAt;
  const conflict = live.some((entry) => entry.conflict);
  const row = { ...base, ...shownFields(base, shown), quarantined };
  return withDelivery(
    row,
    undelivered || at === null ? { state: 'local' } : { state: 'delivered', at },
    conflict,
  );
}

function withDelivery(row: RecordRow, otherwise: KeptDelivery, conflict = false): RecordRow {
  const { attention: _, ...rest } = row;
  const reason = row.quarantined ?? (conflict || (row.shown && disagrees(row.shown)) ? 'conflict' : null);
  return reason
    ? { ...rest, attention: 1, delivery: { state: 'attention', reason } }
    : { ...rest, delivery: otherwise };
}

const shownFields = (base: RecordRow, shown: StoredRecord | null) => ({
  shown,
  kind: shown?.kind ?? base.kind,
  scope: base.server?.scope ?? shown?.scope ?? base.scope,
  subject: shown ? subjectOf(shown.body) : base.subject,
});
