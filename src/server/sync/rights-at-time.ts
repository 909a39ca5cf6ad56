import type { StoredRecord } from '#domain/merge/record.ts';
import type { UnitParents } from '#domain/merge/roles-covering.ts';
import type { Operation } from '#protocol/operation.ts';
import { toActor, type Actor, type ActorRow } from '../actor.ts';
import { applyOne, type Applied, type Refused } from './apply-operations.ts';

/** A version of a unit, of the writer's own staff record, or of a record she writes to, and when the server took it. */
export type PastVersion = ActorRow & { readonly scope: string };

/** What the server knows of a replica from its latest push before this one. */
export type LastContact = { readonly at: string; readonly lastN: number; readonly pending: number };

/**
 * The rights of one push: as they are, as they were, and from when the device was closed. An operation may be applied
 * by either: who has lost a right still delivers what she wrote while she had it, and who has it now need not prove
 * by a clock that she had it then.
 */
export type Rights = {
  readonly actor: Actor;
  /** Null until something is refused: most pushes never ask. */
  readonly past: readonly PastVersion[] | null;
  readonly madeAt: (operation: Pick<Operation, 'n' | 'at'>) => number;
  readonly deviceClosedAt: number | null;
};

/**
 * When an operation was made, in milliseconds by the server's clock; `now`: when the push came. The device's own time is put right by how far
 * its clock is off now, and kept within what the server knows: not after it came, and not before the device said
 * that it had no more than so many waiting.
 */
export function toMadeAt(
  now: number,
  sentAt: string,
  last: LastContact | null,
): (operation: Pick<Operation, 'n' | 'at'>) => number {
  const sent = Date.parse(sentAt);
  const offset = Number.isNaN(sent) ? 0 : now - sent;
  const knownUpTo = last ? last.lastN + last.pending : 0;
  const notBefore = last ? Date.parse(last.at) : Number.NEGATIVE_INFINITY;
  return ({ n, at }) => {
    const told = Date.parse(at) + offset;
    const bounded = n > knownUpTo ? Math.max(told, notBefore) : told;
    return Math.min(Number.isNaN(bounded) ? now : bounded, now);
  };
}

/** One operation by the rights of now, else by those of the time it was made. */
export function applyByRights(
  rights: Rights,
  replicaId: string,
  operation: Operation,
  before: StoredRecord | undefined,
): Applied | Refused {
  const madeAt = rights.madeAt(operation);
  const byNow = applyOne(rights.actor, replicaId, operation, before);
  if (rights.deviceClosedAt !== null && madeAt >= rights.deviceClosedAt) {
    const { n, body } = operation;
    return { ok: false, n, recordId: body.id, reason: 'notAllowed', detail: 'deviceClosed' };
  }
  if (byNow.ok || byNow.reason !== 'notAllowed' || rights.past === null) return byNow;
  const then = toActorThen(rights.actor, rights.past, before, madeAt);
  const byThen = then && applyOne(then, replicaId, operation, before);
  return byThen?.ok ? byThen : byNow;
}

/** Who she was at a time; who she is now, when nothing is known of then. */
export const toActorAt = ({ actor, past }: Rights, time: number): Actor =>
  past === null || time >= actor.since ? actor : (toActorThen(actor, past, undefined, time) ?? actor);

/** Who she was then. A record that has been moved since counts as lying where it lay. */
function toActorThen(
  { tenantId, staffId }: Actor,
  past: readonly PastVersion[],
  before: StoredRecord | undefined,
  time: number,
): Actor | null {
  const standing = new Map<string, PastVersion>();
  for (const version of past) if (Date.parse(version.receivedAt) <= time) standing.set(version.id, version);
  const actor = toActor(tenantId, staffId, [...standing.values()]);
  if (!actor || !before) return actor;
  const scopeThen = standing.get(before.id)?.scope;
  if (scopeThen === undefined || !actor.scopes.write.includes(scopeThen)) return actor;
  return {
    ...actor,
    scopes: { ...actor.scopes, write: [...actor.scopes.write, before.scope] },
    parents: hungBelow(actor.parents, unitOf(before.scope), unitOf(scopeThen)),
  };
}

/** What is said of `unit` counts as said of `other`, and what lay above `unit` still lies above what lay below it. */
function hungBelow(parents: UnitParents, unit: string, other: string): UnitParents {
  if (unit === other) return parents;
  const above = parents.get(unit) ?? null;
  const rest = [...parents].map(([id, parent]) => [id, parent === unit ? above : parent] as const);
  return new Map([...rest, [unit, other]]);
}

const unitOf = (scope: string): string => scope.replace(/^unit:/, '');
