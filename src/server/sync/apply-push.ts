import type { StoredRecord } from '#domain/merge/record.ts';
import type { Operation } from '#protocol/operation.ts';
import type { Outcome } from '#protocol/push.ts';
import { scopeOf, type Applied, type Refused } from './apply-operations.ts';
import { followPersons } from './follow-persons.ts';
import type { ParsedOperation } from './parse-operation.ts';
import { applyByRights, toActorAt, type Rights } from './rights-at-time.ts';
import { toAccess } from './to-access.ts';
import type { NewAccess, NewTombstone, NewVersion, PlacedRecord, SyncRows } from './sync-rows.ts';

export type Received = { readonly n: number; readonly raw: string; readonly parsed: ParsedOperation };

type Decision =
  | Applied
  | Refused
  | { readonly ok: false; readonly n: number; readonly unread: ParsedOperation };
type Item = Received & { readonly operation: Operation | null };

/**
 * `together`: all is written in one statement, and a value the database refuses ends the transaction. `apart`: each
 * operation (or group) is written under a savepoint of its own, and the one that is refused is kept in quarantine
 * without holding up the rest. What is refused is seldom: begin with `together`, and do it again `apart`.
 */
export type Writing = 'together' | 'apart';

/** Decides on each operation in order and writes what follows. `locked`: the records of `touchedRecords`, as they stand. */
export async function applyPush(
  rows: SyncRows,
  rights: Rights,
  replicaId: string,
  received: readonly Received[],
  locked: readonly PlacedRecord[],
  receivedAt: string,
  writing: Writing,
): Promise<readonly Outcome[]> {
  if (received.length === 0) return [];
  const items = received.map((one) => ({ ...one, operation: one.parsed.ok ? one.parsed.operation : null }));
  const failedGroups = await loadFailedGroups(rows, replicaId, items);
  const records: Records = new Map(locked.map((record) => [record.id, record]));
  const runs = toRuns(items);
  const step: Step = { rows, rights, replicaId, receivedAt, failedGroups };
  if (writing === 'together') return (await applyRuns(step, runs, records)).outcomes;
  const outcomes: Outcome[] = [];
  let now = records;
  for (const run of runs) {
    const one = await rows.underSavepoint(() => applyRuns(step, [run], now));
    if (one.ok) {
      now = one.value.records;
      outcomes.push(...one.value.outcomes);
    } else {
      outcomes.push(...(await quarantineRun(step, run, one.code)));
    }
  }
  return outcomes;
}

/** What must be locked to decide: the records, and the persons that new ones are about, who must not move meanwhile. */
export const touchedRecords = (received: readonly Received[]): readonly string[] => [
  ...new Set(received.flatMap(({ parsed }) => (parsed.ok ? touchedBy(parsed.operation.body) : []))),
];

type Step = {
  readonly rows: SyncRows;
  readonly rights: Rights;
  readonly replicaId: string;
  readonly receivedAt: string;
  readonly failedGroups: ReadonlySet<string>;
};
type Records = ReadonlyMap<string, PlacedRecord>;

/** What stands or falls together: a group, or a single operation. */
function toRuns(items: readonly Item[]): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const group = item.operation?.groupId;
    if (run && group !== undefined && run[0]?.operation?.groupId === group) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

async function applyRuns(
  { rows, rights, replicaId, receivedAt, failedGroups }: Step,
  runs: readonly (readonly Item[])[],
  start: Records,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly records: Records }> {
  const { actor } = rights;
  const madeAt = ({ operation }: Item): number => (operation ? rights.madeAt(operation) : actor.since);
  const decideAll = (by: Rights): Decided => {
    const standing = new Map<string, PlacedRecord>(start);
    const decisions = runs.flatMap((run) => decideRun(by, replicaId, run, standing, failedGroups));
    return { decisions, standing };
  };
  const byNow = decideAll(rights);
  const disallowed = toDisallowed(byNow.decisions);
  const { decisions, standing } =
    disallowed.length === 0
      ? byNow
      : decideAll({ ...rights, past: await rows.loadPast(actor.staffId, disallowed) });

  // What was opened before her rights last changed is filed under the role she had then.
  const isEarlier = decisions.some(
    ({ item, decision }) =>
      decision.ok && decision.after.kind === 'accessEvent' && madeAt(item) < actor.since,
  );
  const looking = { ...rights, past: isEarlier ? await rows.loadPast(actor.staffId, []) : null };
  const applied = decisions.flatMap(({ decision }) => (decision.ok ? [decision] : []));
  const followed = await followPersons(rows, actor.staffId, applied, standing, scopeOf);
  const places = decisions.reduce((sum, { decision }) => sum + placesOf(decision), followed.length * 2);
  // From here on the tenant's clock is held: nothing but the writing follows.
  let position = places === 0 ? 0 : await rows.takePositions(places);
  const versions: NewVersion[] = [];
  const tombstones: NewTombstone[] = [];
  const accesses: NewAccess[] = [];
  const placed = new Map<string, number>([...start.values()].map(({ id, position: at }) => [id, at]));
  const toOutcome = (decision: Decision, item: Item): Outcome => {
    if (!decision.ok) return refusedOutcome(decision, receivedAt);
    const { n, status, before, after, author } = decision;
    if (after.kind === 'accessEvent') accesses.push(toAccess(toActorAt(looking, madeAt(item)), after));
    else if (status !== 'duplicate') {
      if (before && before.scope !== after.scope) {
        position += 1;
        tombstones.push({ scope: before.scope, id: after.id, position });
      }
      position += 1;
      placed.set(after.id, position);
      versions.push({
        record: { ...after, position },
        operation: author.operation,
        by: author.by,
        at: author.at,
        ...(holdsBody(item, after) ? { bodyIn: n } : {}),
      });
    }
    return {
      n,
      status,
      recordId: after.id,
      position: placed.get(after.id) ?? 0,
      version: after.version,
      receivedAt,
    };
  };
  const decided = decisions.map(({ item, decision }) => ({
    item,
    decision,
    outcome: toOutcome(decision, item),
  }));
  for (const { before, after, author } of followed) {
    tombstones.push({ scope: before.scope, id: after.id, position: position + 1 });
    position += 2;
    placed.set(after.id, position);
    const { operation, by, at } = author;
    versions.push({ record: { ...after, position }, operation, by, at });
    standing.set(after.id, { ...after, position });
  }
  await rows.writePush({
    replicaId,
    staffId: actor.staffId,
    receivedAt,
    versions,
    tombstones,
    accesses,
    operations: decided.map(({ item, decision, outcome }) => ({
      n: item.n,
      groupId: item.operation?.groupId ?? null,
      recordId: decision.ok ? decision.after.id : (item.operation?.body.id ?? null),
      status: outcome.status,
      raw: item.raw,
      outcome,
    })),
  });
  const records = new Map(
    [...standing].map(([id, record]) => [id, { ...record, position: placed.get(id) ?? record.position }]),
  );
  return { outcomes: decided.map(({ outcome }) => outcome), records };
}

type Decided = {
  readonly decisions: readonly { readonly item: Item; readonly decision: Decision }[];
  readonly standing: Map<string, PlacedRecord>;
};

/** The record's body is the very object that came: what was written of it is in the operation's own text. */
const holdsBody = ({ operation }: Item, { body }: StoredRecord): boolean =>
  operation !== null && 'body' in operation.body && operation.body.body === body;

const touchedBy = (body: Operation['body']): readonly string[] => {
  const isRecord = body.type === 'record.put' || (body.type === 'event.add' && body.kind !== 'accessEvent');
  const about = isRecord ? body.body['personId'] : null;
  return typeof about === 'string' ? [body.id, about] : [body.id];
};

/** Records of which something was refused for want of rights: perhaps there were such rights when it was made. */
const toDisallowed = (decisions: Decided['decisions']): readonly string[] => [
  ...new Set(
    decisions.flatMap(({ decision }) =>
      !decision.ok && 'reason' in decision && decision.reason === 'notAllowed' ? [decision.recordId] : [],
    ),
  ),
];

/** Decides a run on a copy of the records; the copy is taken over only if nothing in it was refused. */
function decideRun(
  rights: Rights,
  replicaId: string,
  run: readonly Item[],
  standing: Map<string, PlacedRecord>,
  failedGroups: ReadonlySet<string>,
): readonly { readonly item: Item; readonly decision: Decision }[] {
  const local = new Map<string, PlacedRecord>();
  const decided = run.map((item) => {
    const { operation, parsed, n } = item;
    if (!operation) return { item, decision: { ok: false as const, n, unread: parsed } };
    const { id } = operation.body;
    const decision = applyByRights(rights, replicaId, operation, local.get(id) ?? standing.get(id));
    if (decision.ok) local.set(id, { ...decision.after, position: standing.get(id)?.position ?? 0 });
    return { item, decision };
  });
  const group = run[0]?.operation?.groupId;
  const failed =
    decided.some(({ decision }) => !decision.ok) || (group !== undefined && failedGroups.has(group));
  if (group !== undefined && failed) {
    return decided.map(({ item, decision }) =>
      decision.ok
        ? {
            item,
            decision: {
              ok: false,
              n: item.n,
              recordId: decision.after.id,
              reason: 'groupFailed',
              detail: '',
            },
          }
        : { item, decision },
    );
  }
  for (const [id, record] of local) standing.set(id, record);
  return decided;
}

function placesOf(decision: Decision): number {
  if (!decision.ok || decision.status === 'duplicate' || decision.after.kind === 'accessEvent') return 0;
  return decision.before && decision.before.scope !== decision.after.scope ? 2 : 1;
}

function refusedOutcome(decision: Exclude<Decision, Applied>, receivedAt: string): Outcome {
  const { n } = decision;
  if ('unread' in decision) {
    const { reason, detail } = decision.unread.ok
      ? { reason: 'unreadable' as const, detail: '' }
      : decision.unread;
    return { n, status: 'quarantined', reason, detail, receivedAt };
  }
  return { n, status: 'quarantined', reason: decision.reason, detail: decision.detail, receivedAt };
}

/** A run whose values the database itself refused. */
async function quarantineRun(step: Step, run: readonly Item[], code: string): Promise<readonly Outcome[]> {
  const { rows, rights, replicaId, receivedAt } = step;
  const quarantined = run.map((item) => ({
    item,
    outcome: {
      n: item.n,
      status: 'quarantined',
      reason: 'unreadable',
      detail: `cannot be kept: ${code}`,
      receivedAt,
    } as const,
  }));
  await rows.writePush({
    replicaId,
    staffId: rights.actor.staffId,
    receivedAt,
    versions: [],
    tombstones: [],
    accesses: [],
    operations: quarantined.map(({ item: { n, raw, operation }, outcome }) => ({
      n,
      groupId: operation?.groupId ?? null,
      recordId: null,
      status: outcome.status,
      raw,
      outcome,
    })),
  });
  return quarantined.map(({ outcome }) => outcome);
}

/** Groups of which an earlier push brought a part that was refused. */
async function loadFailedGroups(
  rows: SyncRows,
  replicaId: string,
  items: readonly Item[],
): Promise<ReadonlySet<string>> {
  const groups = [...new Set(items.flatMap(({ operation }) => operation?.groupId ?? []))];
  return new Set(groups.length === 0 ? [] : await rows.loadFailedGroups(replicaId, groups));
}
