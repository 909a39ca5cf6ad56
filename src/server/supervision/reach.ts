import type { RoleName } from '#protocol/record-bodies.ts';
import type { Transaction } from '../db/transaction.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import { type UnitNode, withDescendants } from '#domain/merge/with-descendants.ts';
import type { StaffRole } from '../scopes.ts';

/** What is looked after: devices and sessions, what was opened, or what is in quarantine and in dispute. */
export type SupervisionArea = 'devices' | 'access' | 'disputes';

/** Who looks after something, in which role, and how far: the whole tenant, or these units. */
export type Overseer = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly role: RoleName;
  readonly units: 'all' | readonly string[];
};

/** Roles that look after the whole tenant; a leader looks after her own units in every area. */
const wholeTenant: { readonly [area in SupervisionArea]: readonly RoleName[] } = {
  devices: ['administrator'],
  access: ['administrator'],
  disputes: ['administrator', 'professionalLead'],
};

/** Null: these roles look after nothing here. */
export function toReach(
  area: SupervisionArea,
  roles: readonly StaffRole[],
  units: readonly UnitNode[],
): Pick<Overseer, 'role' | 'units'> | null {
  const whole = wholeTenant[area].find((role) => roles.some((held) => held.role === role));
  if (whole) return { role: whole, units: 'all' };
  const led = roles.filter(({ role }) => role === 'leader').map(({ unitId }) => unitId);
  const covered = withDescendants(led, units);
  return covered.length > 0 ? { role: 'leader', units: covered } : null;
}

/** Read anew in each transaction, as all rights are. */
export async function loadOverseer(
  tx: Transaction,
  { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
  area: SupervisionArea,
): Promise<Overseer | null> {
  const { rows } = await tx.query<{ id: string; kind: string; body: unknown }>(
    `SELECT id, kind, body FROM visitt.record WHERE kind = 'unit' OR (kind = 'staff' AND id = $1)`,
    [staffId],
  );
  const staff = recordBodies.staff.safeParse(rows.find(({ kind }) => kind === 'staff')?.body);
  if (!staff.success) return null;
  const units = rows.flatMap(({ id, kind, body }) => {
    const unit = kind === 'unit' ? recordBodies.unit.safeParse(body) : null;
    return unit?.success ? [{ id, parentId: unit.data.parentId }] : [];
  });
  const reach = toReach(area, staff.data.roles, units);
  return reach && { tenantId, staffId, ...reach };
}

/** For SQL: null means all units. */
export const unitsOf = ({ units }: Overseer): readonly string[] | null => (units === 'all' ? null : units);
