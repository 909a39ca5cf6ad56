import type { Operation } from '#protocol/operation.ts';
import type { Outcome } from '#protocol/push.ts';
import type { Actor } from '../actor.ts';
import type { Transaction } from '../db/transaction.ts';
import { errorCode } from '../error-code.ts';
import { applyOne, type Applied, type PlacedRecord, type Refused } from './apply-operations.ts';
import type { ParsedOperation } from './parse-operation.ts';
import {
  lockRecords,
  takePositions,
  writeChanges,
  writeOperations,
  type NewTombstone,
  type NewVersion,
} from './record-rows.ts';

export type Received = { readonly n: number; readonly raw: string; readonly parsed: ParsedOperation };

type Decision =
  | Applied
  | Refused
  | { readonly ok: false; readonly n: number; readonly unread: ParsedOperation };
type Item = Received & { readonly operation: Operation | null };

/**
 * Decides on each operation in order and writes what follows. All is written in one statement under a savepoint; if
 * the database refuses a value, each operation (or group) is written under one of its own, and the one that is
 * refused is kept in quarantine without holding up the rest.
 */
export async function applyPush(
  tx: Transaction,
  actor: Actor,
  replicaId: string,
  received: readonly Received[],
  receivedAt: string,
): Promise<readonly Outcome[]> {
  if (received.length === 0) return [];
  const items = received.map((one) => ({ ...one, operation: one.parsed.ok ? one.parsed.operation : null }));
  const ids = [...new Set(items.flatMap(({ operation }) => operation?.body.id ?? []))];
  const failedGroups = await loadFailedGroups(tx, replicaId, items);
  const records = await lockRecords(tx, ids);
  const runs = toRuns(items);
  const step: Step = { tx, actor, replicaId, receivedAt, failedGroups };
  const whole = await underSavepoint(tx, () => applyRuns(step, runs, records));
  if (whole.ok) return whole.value.outcomes;
  const outcomes: Outcome[] = [];
  let now = records;
  for (const run of runs) {
    const one = await underSavepoint(tx, () => applyRuns(step, [run], now));
    if (one.ok) {
      now = one.value.records;
      outcomes.push(...one.value.outcomes);
    } else {
      outcomes.push(...(await quarantineRun(step, run, one.code)));
    }
  }
  return outcomes;
}

type Step = {
  readonly tx: Transaction;
  readonly actor: Actor;
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
  { tx, actor, replicaId, receivedAt, failedGroups }: Step,
  runs: readonly (readonly Item[])[],
  start: Records,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly records: Records }> {
  const standing = new Map<string, PlacedRecord>(start);
  const decisions: { readonly item: Item; readonly decision: Decision }[] = [];
  for (const run of runs) decisions.push(...decideRun(actor, replicaId, run, standing, failedGroups));

  const places = decisions.reduce((sum, { decision }) => sum + placesOf(decision), 0);
  // From here on the tenant's clock is held: nothing but the writing follows.
  let position = places === 0 ? 0 : await takePositions(tx, actor.tenantId, places);
  const versions: NewVersion[] = [];
  const tombstones: NewTombstone[] = [];
  const placed = new Map<string, number>([...start.values()].map(({ id, position: at }) => [id, at]));
  const outcomes = decisions.map(({ decision }): Outcome => {
    if (!decision.ok) return refusedOutcome(decision, receivedAt);
    const { n, status, before, after, author } = decision;
    if (status !== 'duplicate') {
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
  });
  await writeChanges(tx, actor.tenantId, receivedAt, { versions, tombstones });
  await writeOperations(
    tx,
    actor.tenantId,
    replicaId,
    actor.staffId,
    receivedAt,
    decisions.map(({ item, decision }, index) => ({
      n: item.n,
      groupId: item.operation?.groupId ?? null,
      recordId: decision.ok ? decision.after.id : (item.operation?.body.id ?? null),
      status: decision.ok ? decision.status : 'quarantined',
      raw: item.raw,
      outcome: outcomes[index] ?? {},
    })),
  );
  const records = new Map(
    [...standing].map(([id, record]) => [id, { ...record, position: placed.get(id) ?? record.position }]),
  );
  return { outcomes, records };
}

/** Decides a run on a copy of the records; the copy is taken over only if nothing in it was refused. */
function decideRun(
  actor: Actor,
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
    const decision = applyOne(actor, replicaId, operation, local.get(id) ?? standing.get(id));
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
  if (!decision.ok || decision.status === 'duplicate') return 0;
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
  const { tx, actor, replicaId, receivedAt } = step;
  const outcomes = run.map(({ n }): Outcome => ({
    n,
    status: 'quarantined',
    reason: 'unreadable',
    detail: `cannot be kept: ${code}`,
    receivedAt,
  }));
  await writeOperations(
    tx,
    actor.tenantId,
    replicaId,
    actor.staffId,
    receivedAt,
    run.map(({ n, raw, operation }, index) => ({
      n,
      groupId: operation?.groupId ?? null,
      recordId: null,
      status: 'quarantined',
      raw,
      outcome: outcomes[index] ?? {},
    })),
  );
  return outcomes;
}

/** Groups of which an earlier push brought a part that was refused. */
async function loadFailedGroups(
  tx: Transaction,
  replicaId: string,
  items: readonly Item[],
): Promise<ReadonlySet<string>> {
  const groups = [...new Set(items.flatMap(({ operation }) => operation?.groupId ?? []))];
  if (groups.length === 0) return new Set();
  const { rows } = await tx.query<{ group_id: string }>(
    `SELECT DISTINCT group_id FROM visitt.operation
     WHERE replica_id = $1 AND group_id = ANY ($2) AND status = 'quarantined'`,
    [replicaId, groups],
  );
  return new Set(rows.map(({ group_id }) => group_id));
}

type UnderSavepoint<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string };

/** A value the database cannot hold is an answer; anything else that goes wrong is thrown. */
async function underSavepoint<T>(tx: Transaction, work: () => Promise<T>): Promise<UnderSavepoint<T>> {
  await tx.query('SAVEPOINT work');
  try {
    const value = await work();
    await tx.query('RELEASE SAVEPOINT work');
    return { ok: true, value };
  } catch (cause) {
    const code = errorCode(cause);
    // Class 22: data exception. Class 54: a limit of the program, such as nesting or size.
    if (!/^(22|54)/.test(code)) throw cause;
    await tx.query('ROLLBACK TO SAVEPOINT work');
    return { ok: false, code };
  }
}
