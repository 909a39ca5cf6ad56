import { recordBodies } from '#protocol/record-bodies.ts';
import type { Transaction } from '../db/transaction.ts';
import { isContact } from '../learning-scopes.ts';
import { type UnitNode, withDescendants } from '#domain/merge/with-descendants.ts';
import type { StaffRole } from '../scopes.ts';

export type NamedUnit = UnitNode & { readonly name: string };

/** Who answers for learners, in which role, and how far: the whole municipality, or these units. */
export type LearningOverseer = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly role: 'abcContact' | 'leader';
  readonly reach: 'all' | ReadonlySet<string>;
  /** Every unit of the tenant. */
  readonly units: readonly NamedUnit[];
};

/** Null: these roles answer for nobody's learning. Who leads a group sees her group, and nothing here. */
export function toLearningReach(
  roles: readonly StaffRole[],
  units: readonly UnitNode[],
): Pick<LearningOverseer, 'role' | 'reach'> | null {
  if (isContact(roles)) return { role: 'abcContact', reach: 'all' };
  const led = roles.filter(({ role }) => role === 'leader').map(({ unitId }) => unitId);
  const covered = withDescendants(led, units);
  return covered.length > 0 ? { role: 'leader', reach: new Set(covered) } : null;
}

/** Read anew in each transaction, as all rights are. */
export async function loadLearningOverseer(
  tx: Transaction,
  { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
): Promise<LearningOverseer | null> {
  const { rows } = await tx.query<{ id: string; kind: string; body: unknown }>(
    `SELECT id, kind, body FROM visitt.record WHERE kind = 'unit' OR (kind = 'staff' AND id = $1)`,
    [staffId],
  );
  const staff = recordBodies.staff.safeParse(rows.find(({ kind }) => kind === 'staff')?.body);
  if (!staff.success) return null;
  const units = rows.flatMap(({ id, kind, body }) => {
    const unit = kind === 'unit' ? recordBodies.unit.safeParse(body) : null;
    return unit?.success ? [{ id, parentId: unit.data.parentId, name: unit.data.name }] : [];
  });
  const reach = toLearningReach(staff.data.roles, units);
  return reach && { tenantId, staffId, ...reach, units };
}

/** Whom nothing tells the unit of is the municipality's. */
export const isWithin = ({ reach }: LearningOverseer, unitId: string | null): boolean =>
  reach === 'all' || (unitId !== null && reach.has(unitId));
