export type UnitNode = { readonly id: string; readonly parentId: string | null };

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
