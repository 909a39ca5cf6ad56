import { withDescendants, type UnitNode } from '#domain/merge/with-descendants.ts';

type Role = { readonly role: string; readonly unitId: string };

/** The unit that covers all a leader leads: her own, or the one the others lie below; null when no one of them does. */
export function ledUnit(roles: readonly Role[], units: readonly UnitNode[]): string | null {
  const led = roles.filter(({ role }) => role === 'leader').map(({ unitId }) => unitId);
  return (
    led.find((unitId) => {
      const covered = new Set(withDescendants([unitId], units));
      return led.every((other) => covered.has(other));
    }) ?? null
  );
}
