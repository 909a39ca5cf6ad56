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
};

/** Read anew in each transaction: a right that is taken away is gone at once. Null: no such staff. */
export async function loadActor(tx: Transaction, tenantId: string, staffId: string): Promise<Actor | null> {
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
  const { name, title, roles } = staff.data;
  return { tenantId, staffId, name, title, roles, scopes: toScopes(staffId, roles, units) };
}
