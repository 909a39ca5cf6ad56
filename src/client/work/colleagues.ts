import type { Kept } from '#store/device-store.ts';

/** Roles that work with persons (`src/server/scopes.ts`). */
const caring: ReadonlySet<string> = new Set(['nurse', 'assistant', 'preventiveVisitor', 'leader']);

/** Who in this very unit may be given something, oneself left out, by name. */
export const toColleagues = (
  staff: readonly Kept<'staff'>[],
  unitId: string,
  staffId: string,
): readonly Kept<'staff'>[] =>
  staff
    .filter(
      ({ id, body }) =>
        id !== staffId && body.roles.some((role) => role.unitId === unitId && caring.has(role.role)),
    )
    .toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'nb'));
