import { toUnitParents, type UnitParents } from '#domain/merge/roles-covering.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import type { Transaction } from './db/transaction.ts';
import { toScopes, type Scopes, type StaffRole } from './scopes.ts';

/** Who is asking, and what she may see and write at this moment. */
export type Actor = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly StaffRole[];
  readonly scopes: Scopes;
  /** Every unit of the tenant, with the one it lies below. */
  readonly parents: UnitParents;
  /** When the server last took a change of what these rights are read from, in milliseconds. */
  readonly since: number;
};

/** A unit, or the member of staff who asks, and when the server took it as it is; ISO 8601. */
export type ActorRow = {
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
  readonly receivedAt: string;
};

/** Read anew in each transaction: a right that is taken away is gone at once. Null: no such staff. */
export const loadActor = async (tx: Transaction, tenantId: string, staffId: string): Promise<Actor | null> =>
  toActor(tenantId, staffId, await loadActorRows(tx, staffId));

/** All units and this one member of staff. */
export async function loadActorRows(tx: Transaction, staffId: string): Promise<readonly ActorRow[]> {
  const { rows } = await tx.query<Omit<ActorRow, 'receivedAt'> & { readonly received_at: Date }>(
    `SELECT id, kind, body, received_at FROM visitt.record WHERE kind = 'unit' OR (kind = 'staff' AND id = $1)`,
    [staffId],
  );
  return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: received_at.toISOString() }));
}

export function toActor(tenantId: string, staffId: string, rows: readonly ActorRow[]): Actor | null {
  const staff = recordBodies.staff.safeParse(rows.find(({ kind }) => kind === 'staff')?.body);
  if (!staff.success) return null;
  const units = rows.flatMap(({ id, kind, body }) => {
    const unit = kind === 'unit' ? recordBodies.unit.safeParse(body) : null;
    return unit?.success ? [{ id, parentId: unit.data.parentId }] : [];
  });
  const { name, title, roles } = staff.data;
  return {
    tenantId,
    staffId,
    name,
    title,
    roles,
    scopes: toScopes(staffId, roles, units),
    parents: toUnitParents(units),
    since: rows.reduce((latest, { receivedAt }) => Math.max(latest, Date.parse(receivedAt)), 0),
  };
}
