import { ownScope, tenantScope, unitScope, type Scope } from '#protocol/scope.ts';
import type { RecordBody, RoleName } from '#protocol/record-bodies.ts';

export type StaffRole = RecordBody<'staff'>['roles'][number];
export type UnitNode = { readonly id: string; readonly parentId: string | null };
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
 * scope of her own; learners, group leaders and ABC contacts get no persons by that.
 */
export function toScopes(staffId: string, roles: readonly StaffRole[], units: readonly UnitNode[]): Scopes {
  const own = ownScope(staffId);
  const starts = roles.filter(({ role }) => personRoles.has(role)).map(({ unitId }) => unitId);
  const covered = withDescendants(starts, units).map(unitScope);
  const tenant = roles.some(({ role }) => tenantRoles.has(role)) ? [tenantScope] : [];
  return { read: [tenantScope, own, ...covered], write: [...tenant, own, ...covered] };
}

/** These units and all below them. Survives a ring in the tree: each unit is taken once. */
export function withDescendants(starts: readonly string[], units: readonly UnitNode[]): readonly string[] {
  const known = new Set(units.map(({ id }) => id));
  const children = new Map<string, string[]>();
  for (const { id, parentId } of units) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  const found = new Set<string>();
  const next = starts.filter((id) => known.has(id));
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    next.push(...(children.get(id) ?? []));
  }
  return [...found].toSorted();
}
