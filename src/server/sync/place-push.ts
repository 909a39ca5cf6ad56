import type { StoredRecord } from '#domain/merge/record.ts';
import type { Outcome } from '#protocol/push.ts';
import type { Applied } from './apply-operations.ts';
import { madeAt, type Decided, type Decision, type Item } from './decide-push.ts';
import { toActorAt } from './rights-at-time.ts';
import type {
  NewAccess,
  NewCheckIn,
  NewOperation,
  NewPush,
  NewTombstone,
  NewVersion,
  PlacedRecord,
} from './sync-rows.ts';
import { toAccess } from './to-access.ts';

export type Placed = {
  readonly push: NewPush;
  readonly outcomes: readonly Outcome[];
  /** The records as they now stand. */
  readonly records: ReadonlyMap<string, PlacedRecord>;
};

/**
 * Gives what was decided its places in the tenant's order, the first of them right after `before`; where those the
 * transaction takes begin is added when it is known (`atPlace`).
 */
export function placePush(
  { step, decisions, start, standing, followed, looking }: Decided,
  before: number,
): Placed {
  const { rights, replicaId, receivedAt } = step;
  let position = before;
  const versions: NewVersion[] = [];
  const tombstones: NewTombstone[] = [];
  const accesses: NewAccess[] = [];
  const checkIns: NewCheckIn[] = [];
  const stood = new Map<string, number>([...start.values()].map(({ id, position: at }) => [id, at]));
  const placed = new Map<string, number>();
  const placeOf = (id: string): number => placed.get(id) ?? stood.get(id) ?? 0;
  const left = new Map<string, StoredRecord>(standing);
  const toOutcome = (decision: Decision, item: Item): Outcome => {
    if (!decision.ok) return refusedOutcome(decision, receivedAt);
    const { n, status, before: was, after, author } = decision;
    if (after.kind === 'accessEvent')
      accesses.push(toAccess(toActorAt(looking, madeAt(rights, item)), after));
    else if (status !== 'duplicate') {
      if (after.kind === 'checkIn')
        checkIns.push({ id: after.id, madeAt: new Date(madeAt(rights, item)).toISOString() });
      if (was && was.scope !== after.scope) {
        position += 1;
        tombstones.push({ scope: was.scope, id: after.id, position });
      }
      position += 1;
      placed.set(after.id, position);
      const { operation, by, at } = author;
      versions.push({
        record: { ...after, position },
        operation,
        by,
        at,
        ...(holdsBody(item, after) ? { bodyIn: n } : {}),
      });
    }
    return {
      n,
      status,
      recordId: after.id,
      position: placeOf(after.id),
      version: after.version,
      receivedAt,
    };
  };
  const operations = decisions.map(({ item, decision }) => {
    const outcome = toOutcome(decision, item);
    return {
      n: item.n,
      groupId: item.operation?.groupId ?? null,
      recordId: decision.ok ? decision.after.id : (item.operation?.body.id ?? null),
      status: outcome.status,
      raw: item.raw,
      isRead: item.operation !== null,
      outcome,
      isPlaced: decision.ok && placed.has(decision.after.id),
    };
  });
  for (const { before: was, after, author } of followed) {
    tombstones.push({ scope: was.scope, id: after.id, position: position + 1 });
    position += 2;
    placed.set(after.id, position);
    const { operation, by, at } = author;
    versions.push({ record: { ...after, position }, operation, by, at });
    left.set(after.id, after);
  }
  const { staffId } = rights.actor;
  return {
    push: { replicaId, staffId, receivedAt, versions, tombstones, accesses, checkIns, operations },
    outcomes: operations.map(({ outcome }) => outcome),
    records: new Map([...left].map(([id, record]) => [id, { ...record, position: placeOf(id) }])),
  };
}

/** The outcome as it is answered, the place before the first one taken being known. */
export const atPlace = ({ outcome, isPlaced }: NewOperation, before: number): Outcome =>
  isPlaced && outcome.status !== 'quarantined'
    ? { ...outcome, position: before + outcome.position }
    : outcome;

/** The record's body is the very object that came: what was written of it is in the operation's own text. */
const holdsBody = ({ operation }: Item, { body }: StoredRecord): boolean =>
  operation !== null && 'body' in operation.body && operation.body.body === body;

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
