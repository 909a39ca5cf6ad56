import { applyOperation } from '#domain/merge/apply-operation.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { operation as operationSchema } from '#protocol/operation.ts';
import type { Change, PullAnswer } from '#protocol/pull.ts';
import type { Outcome, PushAnswer, PushRequest, QuarantineReason } from '#protocol/push.ts';
import { scopeOf } from '#store/overlay.ts';
import type { TransportResult } from '#sync/ports.ts';
import type { ServerBugs } from './bugs.ts';
import { tagOf } from './tag.ts';

/** A server as naive as it can be: one thing at a time, all in memory, nothing ever fails half-way. */
export type ServerModel = {
  push(staffId: string, request: PushRequest): TransportResult<PushAnswer>;
  pull(staffId: string, cursor: string | null): TransportResult<PullAnswer>;
  rightsOf(staffId: string): readonly string[];
  putRights(staffId: string, scopes: readonly string[]): void;
  backUp(): void;
  /** Back to the last backup, under a new epoch. False when there is none. */
  restore(): boolean;
  /** From now on every cursor given out before is too old, and what only they needed (tombstones) is gone. */
  expireCursors(): void;
  records(): ReadonlyMap<string, ServerRow>;
  /** Tags of all operations in the present log, applied or in quarantine. */
  kept(): ReadonlySet<string>;
  /** Tags of all operations that were ever answered. */
  everKept(): ReadonlySet<string>;
  readonly violations: readonly string[];
};

export type ServerRow = {
  readonly record: StoredRecord;
  readonly position: number;
  readonly receivedAt: string;
};

type Replica = {
  readonly lastN: number;
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly sent: ReadonlyMap<number, string>;
  /** Came first as a note that the operation stays on its device. */
  readonly withheld: ReadonlySet<number>;
};
type LogEntry = { readonly position: number; readonly id: string; readonly isDrop: boolean };
type State = {
  readonly position: number;
  readonly records: ReadonlyMap<string, ServerRow>;
  readonly replicas: ReadonlyMap<string, Replica>;
  /** By scope, one entry a record: its newest. */
  readonly log: ReadonlyMap<string, ReadonlyMap<string, LogEntry>>;
  readonly kept: ReadonlySet<string>;
};

type Cursor = {
  readonly epoch: string;
  readonly age: number;
  readonly positions: { readonly [scope: string]: number };
};

export type ServerOptions = {
  readonly now: () => number;
  readonly makeEpoch: () => string;
  readonly pageSize: number;
  readonly bugs: ServerBugs;
};

export function createServerModel({ now, makeEpoch, pageSize, bugs }: ServerOptions): ServerModel {
  let state: State = {
    position: 0,
    records: new Map(),
    replicas: new Map(),
    log: new Map(),
    kept: new Set(),
  };
  let epoch = makeEpoch();
  let backup: State | null = null;
  let cursorAge = 0;
  const rights = new Map<string, readonly string[]>();
  const everKept = new Set<string>();
  const violations: string[] = [];
  const iso = () => new Date(now()).toISOString();
  const rightsOf = (staffId: string) => rights.get(staffId) ?? [];

  const putRecord = (record: StoredRecord, position: number) => {
    const before = state.records.get(record.id)?.record;
    const log = new Map(state.log);
    const addTo = (scope: string, isDrop: boolean) =>
      log.set(scope, new Map(log.get(scope)).set(record.id, { position, id: record.id, isDrop }));
    if (before && before.scope !== record.scope) addTo(before.scope, true);
    addTo(record.scope, false);
    const records = new Map(state.records).set(record.id, { record, position, receivedAt: iso() });
    state = { ...state, log, records, position: Math.max(state.position, position) };
  };

  const applyOne = (staffId: string, replicaId: string, n: number, raw: unknown): Outcome => {
    const receivedAt = iso();
    const quarantined = (reason: QuarantineReason): Outcome => ({
      n,
      status: 'quarantined',
      reason,
      detail: '',
      receivedAt,
    });
    const parsed = operationSchema.safeParse(raw);
    if (!parsed.success) return quarantined('unreadable');
    const { body, at } = parsed.data;
    const before = state.records.get(body.id);
    const author = { by: staffId, at, operation: `${replicaId}:${n}` };
    const result = applyOperation(before?.record, body, author, scopeOf);
    if (!result.ok) return quarantined(result.reason);
    const record = bugs.lastWriteWins ? withoutAlternatives(result.record) : result.record;
    const scopes = rightsOf(staffId);
    if (!scopes.includes(record.scope) || (before && !scopes.includes(before.record.scope))) {
      return quarantined('notAllowed');
    }
    violations.push(...lostValues(before?.record, record, body, author));
    const isNew = result.status !== 'duplicate';
    const position = isNew ? nextPosition(at) : (before?.position ?? state.position);
    if (isNew) putRecord(record, position);
    return { n, status: result.status, recordId: body.id, position, version: record.version, receivedAt };
  };

  const nextPosition = (deviceTime: string): number =>
    bugs.timestampCursor ? Date.parse(deviceTime) : state.position + 1;

  const applyUnit = (
    staffId: string,
    replicaId: string,
    firstN: number,
    unit: readonly unknown[],
  ): readonly Outcome[] => {
    const savepoint = state;
    const outcomes = unit.map((raw, index) => applyOne(staffId, replicaId, firstN + index, raw));
    if (unit.length === 1 || outcomes.every(({ status }) => status !== 'quarantined')) return outcomes;
    state = savepoint;
    return outcomes.map((outcome) =>
      outcome.status === 'quarantined'
        ? outcome
        : { n: outcome.n, status: 'quarantined', reason: 'groupFailed', detail: '', receivedAt: iso() },
    );
  };

  const store = (replicaId: string, outcome: Outcome, raw: unknown) => {
    const replica = state.replicas.get(replicaId) ?? emptyReplica;
    const next: Replica = {
      lastN: Math.max(replica.lastN, outcome.n),
      outcomes: new Map(replica.outcomes).set(outcome.n, outcome),
      sent: new Map(replica.sent).set(outcome.n, toCanonicalJson(raw)),
      withheld: isWithheld(raw) ? new Set(replica.withheld).add(outcome.n) : replica.withheld,
    };
    const tag = tagOf(raw);
    if (tag) everKept.add(tag);
    const kept = tag ? new Set(state.kept).add(tag) : state.kept;
    state = { ...state, replicas: new Map(state.replicas).set(replicaId, next), kept };
  };

  return {
    push: (staffId, request) => {
      const { replicaId, firstN, operations } = request;
      const known = state.replicas.get(replicaId) ?? emptyReplica;
      if (firstN > known.lastN + 1) {
        return { ok: false, failure: { kind: 'gap', expectedN: known.lastN + 1 } };
      }
      const reused = operations.findIndex((raw, index) => {
        const before = known.sent.get(firstN + index);
        return before !== undefined && before !== toCanonicalJson(raw);
      });
      if (reused >= 0 && !bugs.missingDedupe) {
        const n = firstN + reused;
        // A note that an operation stays on its device, whose answer was lost, is followed by the operation itself.
        const isNote = isWithheld(operations[reused]) || known.withheld.has(n);
        if (!isNote) violations.push(`operation ${n} was sent twice with different content`);
        return { ok: false, failure: { kind: 'reused' } };
      }
      const outcomes: Outcome[] = [];
      for (let index = 0; index < operations.length;) {
        const n = firstN + index;
        const earlier = known.outcomes.get(n);
        if (earlier && !bugs.missingDedupe) {
          outcomes.push(earlier);
          index += 1;
          continue;
        }
        if (earlier) violations.push(`operation ${n} took effect twice`);
        const unit = unitAt(operations, index);
        applyUnit(staffId, replicaId, n, unit).forEach((outcome, at) => {
          store(replicaId, outcome, unit[at]);
          outcomes.push(outcome);
        });
        index += unit.length;
      }
      const lastN = state.replicas.get(replicaId)?.lastN ?? 0;
      const safeN = backup?.replicas.get(replicaId)?.lastN ?? 0;
      return {
        ok: true,
        value: { protocol: 1, epoch, outcomes, ackedN: lastN, safeN, serverTime: iso() },
      };
    },

    pull: (staffId, text) => {
      const cursor = text === null ? null : (JSON.parse(text) as Cursor);
      if (cursor && cursor.age < cursorAge) return { ok: false, failure: { kind: 'cursorGone' } };
      const from = cursor?.epoch === epoch ? cursor.positions : {};
      const scopes = rightsOf(staffId);
      const found = scopes
        .flatMap((scope) =>
          [...(state.log.get(scope)?.values() ?? [])]
            .filter(({ position }) => position > (from[scope] ?? 0))
            .map((entry) => ({ ...entry, scope })),
        )
        .toSorted((a, b) => a.position - b.position);
      const page = found.slice(0, pageSize);
      const positions: { [scope: string]: number } = {};
      for (const scope of scopes) positions[scope] = from[scope] ?? 0;
      for (const { scope, position } of page) positions[scope] = Math.max(positions[scope] ?? 0, position);
      if (bugs.sequenceCursor && page.length > 1) {
        // Numbers given before commit: the last but one was not yet to be seen, and the cursor is already past it.
        page.splice(-2, 1);
      }
      const next: Cursor = { epoch, age: cursorAge, positions };
      return {
        ok: true,
        value: {
          protocol: 1,
          epoch,
          cursor: JSON.stringify(next),
          changes: page.map((entry) => toChange(entry, entry.scope)),
          hasMore: found.length > pageSize,
          remaining: Math.max(0, found.length - pageSize),
          revokedScopes: Object.keys(from).filter((scope) => !scopes.includes(scope)),
          serverTime: iso(),
        },
      };
    },

    rightsOf,
    putRights: (staffId, scopes) => void rights.set(staffId, scopes),
    backUp: () => {
      backup = state;
    },
    restore: () => {
      if (!backup) return false;
      state = backup;
      epoch = makeEpoch();
      return true;
    },
    expireCursors: () => {
      cursorAge += 1;
      const log = [...state.log].map(
        ([scope, entries]) => [scope, new Map([...entries].filter(([, { isDrop }]) => !isDrop))] as const,
      );
      state = { ...state, log: new Map(log) };
    },
    records: () => state.records,
    kept: () => state.kept,
    everKept: () => everKept,
    violations,
  };

  function toChange({ id, position, isDrop }: LogEntry, scope: string): Change {
    const row = state.records.get(id);
    if (isDrop || !row || row.record.scope !== scope) return { change: 'drop', position, id, scope };
    const { kind, version, body, stamps } = structuredClone(row.record);
    const upsert = {
      change: 'upsert',
      position,
      id,
      kind,
      scope,
      version,
      body,
      stamps,
      receivedAt: row.receivedAt,
    };
    return upsert as Change;
  }
}

const emptyReplica: Replica = { lastN: 0, outcomes: new Map(), sent: new Map(), withheld: new Set() };

const isWithheld = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && 'withheld' in raw;

const groupOf = (raw: unknown): unknown => (raw as { groupId?: unknown } | null)?.groupId;

function unitAt(operations: readonly unknown[], start: number): readonly unknown[] {
  const groupId = groupOf(operations[start]);
  if (groupId === undefined) return operations.slice(start, start + 1);
  const end = operations.findIndex((raw, index) => index > start && groupOf(raw) !== groupId);
  return operations.slice(start, end < 0 ? undefined : end);
}

const withoutAlternatives = (record: StoredRecord): StoredRecord => ({
  ...record,
  stamps: Object.fromEntries(
    Object.entries(record.stamps).map(([register, { alternatives: _, ...stamp }]) => [register, stamp]),
  ),
});

/** What somebody else had written and this writer had not seen must still be there beside the new value. */
function lostValues(
  before: StoredRecord | undefined,
  after: StoredRecord,
  body: OperationBody,
  author: { readonly by: string },
): readonly string[] {
  if (!before || body.type !== 'record.patch') return [];
  return Object.entries(body.fields).flatMap(([field, value]) => {
    const stamp = before.stamps[field];
    const earlier = before.body[field];
    const isSeen = !stamp || stamp.by === author.by || stamp.operation === body.base[field];
    if (isSeen || toCanonicalJson(earlier ?? null) === toCanonicalJson(value)) return [];
    const isThere = after.stamps[field]?.alternatives?.some(
      (alternative) => toCanonicalJson(alternative.value) === toCanonicalJson(earlier ?? null),
    );
    return isThere ? [] : [`an unseen value of ${field} vanished`];
  });
}
