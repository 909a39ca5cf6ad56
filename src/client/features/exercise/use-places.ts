import { useMemo } from 'preact/hooks';
import { rolesCovering, toUnitParents } from '#domain/merge/roles-covering.ts';
import type { RoleName } from '#protocol/record-bodies.ts';
import { useDevice, useKind } from '../../device/use-device.ts';

const caring: ReadonlySet<RoleName> = new Set(['nurse', 'assistant', 'preventiveVisitor', 'leader']);
const tenantWide: ReadonlySet<RoleName> = new Set(['administrator', 'professionalLead']);

export type Places = {
  /** Units whose records one writes, by name; wards and zones as well as what they lie below. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Those of them one leads: where one begins an exercise. */
  readonly led: Places['units'];
  /** May hold an exercise for the whole municipality. */
  readonly wholeMunicipality: boolean;
  /** Starts exercises: leads something, or answers for the municipality. */
  readonly mayHold: boolean;
  readonly nameOf: (unitId: string | null) => string | undefined;
};

/** Where somebody may practise; undefined until the units have been read. */
export function usePlaces(): Places | undefined {
  const { session } = useDevice();
  const units = useKind('unit');
  return useMemo(() => {
    if (!units) return undefined;
    const parents = toUnitParents(units.map(({ id, body }) => ({ id, parentId: body.parentId })));
    const roles = session.roles.filter(({ role }) => caring.has(role));
    const covered = units
      .filter(({ id }) => rolesCovering(roles, id, parents).length > 0)
      .map(({ id, body }) => ({ id, name: body.name }));
    const leads = roles.filter(({ role }) => role === 'leader');
    const own = new Set(roles.map(({ unitId }) => unitId));
    const wholeMunicipality = session.roles.some(({ role }) => tenantWide.has(role));
    // One's own unit first: that is nearly always who practises.
    const ordered = [...covered.filter(({ id }) => own.has(id)), ...covered.filter(({ id }) => !own.has(id))];
    const led = ordered.filter(({ id }) => rolesCovering(leads, id, parents).length > 0);
    return {
      units: ordered,
      led,
      wholeMunicipality,
      mayHold: wholeMunicipality || led.length > 0,
      nameOf: (unitId) => units.find(({ id }) => id === unitId)?.body.name,
    };
  }, [units, session]);
}
