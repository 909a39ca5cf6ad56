import { type UnitNode, withDescendants } from '#domain/merge/with-descendants.ts';
import { ownScope, tenantScope, unitScope, type Scope } from '#protocol/scope.ts';
import type { RecordBody, RoleName } from '#protocol/record-bodies.ts';
import { toLearningScopes, type GroupNode } from './learning-scopes.ts';

export type StaffRole = RecordBody<'staff'>['roles'][number];
export type Scopes = { readonly read: readonly Scope[]; readonly write: readonly Scope[] };

/** Roles that work with persons: they cover their unit and everything below it. */
export const personRoles: ReadonlySet<RoleName> = new Set([
  'nurse',
  'assistant',
  'preventiveVisitor',
  'leader',
]);
/** Roles that write what the whole tenant shares; by themselves they open no person's data. */
const tenantRoles: ReadonlySet<RoleName> = new Set(['administrator', 'professionalLead']);

/**
 * What somebody may see and write, from her roles and the tree of units. Everybody reads the tenant's own and has a
 * scope of her own; learners, group leaders and ABC contacts get no persons by that, but the groups they are of.
 */
export function toScopes(
  staffId: string,
  roles: readonly StaffRole[],
  units: readonly UnitNode[],
  groups: readonly GroupNode[] = [],
): Scopes {
  const own = ownScope(staffId);
  const starts = roles.filter(({ role }) => personRoles.has(role)).map(({ unitId }) => unitId);
  const covered = withDescendants(starts, units).map(unitScope);
  const tenant = roles.some(({ role }) => tenantRoles.has(role)) ? [tenantScope] : [];
  const learning = toLearningScopes(staffId, roles, groups);
  return {
    read: [tenantScope, own, ...covered, ...learning.read],
    write: [...new Set([...tenant, own, ...covered, ...learning.write])],
  };
}
