import type { StoredRecord } from '#domain/merge/record.ts';
import type { AccessEventBody } from '#protocol/access-event.ts';
import { unitScope } from '#protocol/scope.ts';
import type { Actor } from '../actor.ts';
import type { NewAccess } from './sync-rows.ts';

/** The line in the log: in which role she looked, and whether it lay outside all her units. */
export function toAccess({ roles, scopes }: Actor, { id, body }: StoredRecord): NewAccess {
  const event = body as unknown as AccessEventBody;
  return { id, event, role: roleFor(roles, event.unitId), outside: isOutside(scopes, event.unitId) };
}

/** The role she has in that very unit, else her first: a role further up covers it. */
export const roleFor = (roles: Actor['roles'], unitId: string | null): string | null =>
  (roles.find((held) => held.unitId === unitId) ?? roles[0])?.role ?? null;

export const isOutside = (scopes: Actor['scopes'], unitId: string | null): boolean =>
  unitId !== null && !scopes.read.includes(unitScope(unitId));
