import type { Operation } from '#protocol/operation.ts';
import { scopeOf, type Applied, type Refused } from './apply-operations.ts';
import { followPersons, type Followed } from './follow-persons.ts';
import type { ParsedOperation } from './parse-operation.ts';
import { withStandingGroup } from './may-write.ts';
import { applyByRights, type Rights } from './rights-at-time.ts';
import { scaleRefusal } from './scale-refusal.ts';
import type { PlacedRecord, SyncRows } from './sync-rows.ts';

export type Received = { readonly n: number; readonly raw: string; readonly parsed: ParsedOperation };
export type Item = Received & { readonly operation: Operation | null };

/** What stands or falls together: a group, or a single operation. */
export type Run = readonly Item[];

/** Operations of one replica that have not been answered yet, and by whose rights they are judged. */
export type Step = {
  readonly rights: Rights;
  readonly replicaId: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly failedGroups: ReadonlySet<string>;
};

export type Decision =
  | Applied
  | Refused
  | { readonly ok: false; readonly n: number; readonly unread: ParsedOperation };

export type Decided = {
  readonly step: Step;
  readonly decisions: readonly { readonly item: Item; readonly decision: Decision }[];
  /** The records before these operations, and as they leave them. */
  readonly start: ReadonlyMap<string, PlacedRecord>;
  readonly standing: ReadonlyMap<string, PlacedRecord>;
  /** What goes along with persons that have moved. */
  readonly followed: readonly Followed[];
  /** `step.rights` for telling in which role something was opened, with the past where that is needed. */
  readonly looking: Rights;
  /** How many places in the tenant's order this takes. */
  readonly places: number;
};

/** Decides on each operation in order, and writes nothing. `start`: the locked records these operations touch. */
export async function decidePush(
  rows: SyncRows,
  step: Step,
  runs: readonly Run[],
  start: ReadonlyMap<string, PlacedRecord>,
): Promise<Decided> {
  const { rights } = step;
  const { actor } = rights;
  const decideAll = (
    by: Rights,
  ): Pick<Decided, 'decisions'> & { readonly left: Map<string, PlacedRecord> } => {
    const left = new Map<string, PlacedRecord>(start);
    return { decisions: runs.flatMap((run) => decideRun({ ...step, rights: by }, run, left)), left };
  };
  const byNow = decideAll(rights);
  const disallowed = toDisallowed(byNow.decisions);
  const { decisions, left } =
    disallowed.length === 0
      ? byNow
      : decideAll({ ...rights, past: await rows.loadPast(actor.staffId, disallowed) });

  // What was opened before her rights last changed is filed under the role she had then.
  const isEarlier = decisions.some(
    ({ item, decision }) =>
      decision.ok && decision.after.kind === 'accessEvent' && madeAt(rights, item) < actor.since,
  );
  const looking = { ...rights, past: isEarlier ? await rows.loadPast(actor.staffId, []) : null };
  const applied = decisions.flatMap(({ decision }) => (decision.ok ? [decision] : []));
  const followed = await followPersons(rows, actor.staffId, applied, left, scopeOf);
  const places = decisions.reduce((sum, { decision }) => sum + placesOf(decision), followed.length * 2);
  return { step, decisions, start, standing: left, followed, looking, places };
}

/** In milliseconds; what cannot be read was made now. */
export const madeAt = (rights: Rights, { operation }: Item): number =>
  operation ? rights.madeAt(operation) : rights.actor.since;

export function toRuns(received: readonly Received[]): readonly Run[] {
  const runs: Item[][] = [];
  for (const one of received) {
    const item = { ...one, operation: one.parsed.ok ? one.parsed.operation : null };
    const run = runs.at(-1);
    const group = item.operation?.groupId;
    if (run && group !== undefined && run[0]?.operation?.groupId === group) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

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
  { rights, replicaId, receivedAt, failedGroups }: Step,
  run: Run,
  standing: Map<string, PlacedRecord>,
): Decided['decisions'] {
  const local = new Map<string, PlacedRecord>();
  const unscaled = (operation: Operation, before: PlacedRecord | undefined): string | null =>
    scaleRefusal(operation, before, receivedAt, (id) => local.get(id) ?? standing.get(id));
  const decided = run.map((item) => {
    const { operation, parsed, n } = item;
    if (!operation) return { item, decision: { ok: false as const, n, unread: parsed } };
    const { id } = operation.body;
    const before = local.get(id) ?? standing.get(id);
    const groupId = groupOf(operation, before);
    const group = groupId === null ? undefined : (local.get(groupId) ?? standing.get(groupId));
    const applied = applyByRights(withStandingGroup(rights, group), replicaId, operation, before);
    const detail = applied.ok && applied.status !== 'duplicate' ? unscaled(operation, before) : null;
    const decision =
      detail === null ? applied : ({ ok: false, n, recordId: id, reason: 'invalidBody', detail } as const);
    if (decision.ok) local.set(id, { ...decision.after, position: standing.get(id)?.position ?? 0 });
    return { item, decision };
  });
  const group = run[0]?.operation?.groupId;
  const failed =
    decided.some(({ decision }) => !decision.ok) || (group !== undefined && failedGroups.has(group));
  if (group !== undefined && failed) {
    return decided.map(({ item, decision }) =>
      decision.ok ? { item, decision: toGroupFailed(item.n, decision.after.id) } : { item, decision },
    );
  }
  for (const [id, record] of local) standing.set(id, record);
  return decided;
}

/** The group of learners a record is about. */
function groupOf({ body }: Operation, before: PlacedRecord | undefined): string | null {
  const groupId = before ? before.body['groupId'] : 'body' in body ? body.body['groupId'] : null;
  return typeof groupId === 'string' ? groupId : null;
}

const toGroupFailed = (n: number, recordId: string): Refused => ({
  ok: false,
  n,
  recordId,
  reason: 'groupFailed',
  detail: '',
});

function placesOf(decision: Decision): number {
  if (!decision.ok || decision.status === 'duplicate' || decision.after.kind === 'accessEvent') return 0;
  return decision.before && decision.before.scope !== decision.after.scope ? 2 : 1;
}
