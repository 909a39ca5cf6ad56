import { membersOf } from '#domain/learning/group-members.ts';
import { toUnitParents, type UnitParents } from '#domain/merge/roles-covering.ts';
import { contactGroups } from '#protocol/contact-groups.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import type { Transaction } from './db/transaction.ts';
import { isContact, type GroupNode } from './learning-scopes.ts';
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

/** A unit, a group, or the member of staff who asks, and when the server took it as it is; ISO 8601. */
export type ActorRow = {
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
  readonly receivedAt: string;
};

/** Read anew in each transaction: a right that is taken away is gone at once. Null: no such staff. */
export const loadActor = async (tx: Transaction, tenantId: string, staffId: string): Promise<Actor | null> =>
  toActor(tenantId, staffId, await loadActorRows(tx, [staffId]));

/** All units, these members of staff, and the groups they have been of or oversee. */
export async function loadActorRows(
  tx: Transaction,
  staffIds: readonly string[],
): Promise<readonly ActorRow[]> {
  const { rows } = await tx.query<Omit<ActorRow, 'receivedAt'> & { readonly received_at: Date }>(
    `SELECT id, kind, body, received_at FROM visitt.record WHERE kind = 'unit' OR (kind = 'staff' AND id = ANY ($1))
     UNION ALL
     SELECT r.id, r.kind, r.body, r.received_at FROM visitt.record r
     WHERE r.id IN (SELECT g.group_id FROM visitt.group_person g WHERE g.staff_id = ANY ($1))
     UNION ALL
     (SELECT r.id, r.kind, r.body, r.received_at FROM visitt.record r
      WHERE r.kind = 'learningGroup' AND r.body ->> 'status' = 'open' AND EXISTS (
        SELECT FROM visitt.record s
        WHERE s.kind = 'staff' AND s.id = ANY ($1) AND s.body @> '{"roles": [{"role": "abcContact"}]}')
      ORDER BY r.body ->> 'startsOn' DESC, r.id LIMIT $2)`,
    [staffIds, contactGroups],
  );
  return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: received_at.toISOString() }));
}

/** `rows` may hold others' staff records: they are nobody's rights but their own. */
export function toActor(tenantId: string, staffId: string, among: readonly ActorRow[]): Actor | null {
  const mine = among.filter(({ id, kind }) => kind !== 'staff' || id === staffId);
  const staff = recordBodies.staff.safeParse(mine.find(({ kind }) => kind === 'staff')?.body);
  if (!staff.success) return null;
  const groups = toGroups(staffId, isContact(staff.data.roles), mine);
  const rows = mine.filter(({ id, kind }) => kind !== 'learningGroup' || groups.has(id));
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
    scopes: toScopes(staffId, roles, units, [...groups.values()]),
    parents: toUnitParents(units),
    since: rows.reduce((latest, { receivedAt }) => Math.max(latest, Date.parse(receivedAt)), 0),
  };
}

/** Those that are hers to lead, to be in or to oversee. */
function toGroups(
  staffId: string,
  oversees: boolean,
  rows: readonly ActorRow[],
): ReadonlyMap<string, GroupNode> {
  const groups = new Map<string, GroupNode>();
  for (const { id, kind, body } of rows) {
    const group = kind === 'learningGroup' ? recordBodies.learningGroup.safeParse(body) : null;
    if (!group?.success) continue;
    const { leaderId, status } = group.data;
    const members = membersOf(group.data);
    const isHers = leaderId === staffId || members.some((member) => member.staffId === staffId);
    if (isHers || (oversees && status === 'open')) groups.set(id, { ...group.data, members });
  }
  return groups;
}
