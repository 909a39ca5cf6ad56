/** A unit by id and the one it lies below; null at the root. */
export type UnitParents = ReadonlyMap<string, string | null>;

export const toUnitParents = (
  units: readonly { readonly id: string; readonly parentId: string | null }[],
): UnitParents => new Map(units.map(({ id, parentId }) => [id, parentId]));

/**
 * The roles held in this unit or in one above it, the nearest first: a role covers its unit and everything below it.
 * A unit nobody knows is covered by none. Survives a ring in the tree.
 */
export function rolesCovering<R extends { readonly unitId: string }>(
  roles: readonly R[],
  unitId: string,
  parents: UnitParents,
): readonly R[] {
  const covering: R[] = [];
  const seen = new Set<string>();
  let at: string | null = parents.has(unitId) ? unitId : null;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    for (const role of roles) if (role.unitId === at) covering.push(role);
    at = parents.get(at) ?? null;
  }
  return covering;
}
