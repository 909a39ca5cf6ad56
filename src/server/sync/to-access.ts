import { rolesCovering } from '#domain/merge/roles-covering.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { AccessEventBody } from '#protocol/access-event.ts';
import { unitScope } from '#protocol/scope.ts';
import type { Actor } from '../actor.ts';
import { personRoles } from '../scopes.ts';
import type { NewAccess } from './sync-rows.ts';

/** The line in the log: in which role she looked, and whether it lay outside all her units. `actor`: who she was then. */
export function toAccess(actor: Actor, { id, body }: StoredRecord): NewAccess {
  const event = body as unknown as AccessEventBody;
  return { id, event, role: roleFor(actor, event.unitId), outside: isOutside(actor.scopes, event.unitId) };
}

/** The role that opens that unit's persons, the nearest first; else the first that opens any, else her first. */
export function roleFor({ roles, parents }: Actor, unitId: string | null): string | null {
  const caring = roles.filter(({ role }) => personRoles.has(role));
  const [nearest = caring[0] ?? roles[0]] = unitId === null ? [] : rolesCovering(caring, unitId, parents);
  return nearest?.role ?? null;
}

export const isOutside = (scopes: Actor['scopes'], unitId: string | null): boolean =>
  unitId !== null && !scopes.read.includes(unitScope(unitId));
