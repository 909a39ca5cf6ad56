import type pg from 'pg';
import type { Tenant } from '../db/tenants.ts';
import { inTransaction } from '../db/transaction.ts';

/** Somebody one can log in as in the demo. */
export type DemoPerson = {
  readonly subject: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly unitName: string;
  readonly name: string;
  readonly title: string;
};

/** Everybody with an identity, by tenant (the largest first) and unit. */
export async function loadDemoPeople(
  pool: pg.Pool,
  tenants: readonly Tenant[],
): Promise<readonly DemoPerson[]> {
  const lists = await Promise.all(tenants.map((tenant) => loadPeopleOf(pool, tenant)));
  return lists.toSorted((a, b) => b.length - a.length).flat();
}

type Row = {
  readonly subject: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string | null;
  /** The home a ward is part of: a ward's name alone says little. */
  readonly house: string | null;
};

function loadPeopleOf(pool: pg.Pool, { tenantId, name: tenantName }: Tenant): Promise<readonly DemoPerson[]> {
  return inTransaction(pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<Row>(
      `SELECT i.subject, s.body ->> 'name' AS name, s.body ->> 'title' AS title, u.body ->> 'name' AS unit,
         CASE WHEN u.body ->> 'kind' = 'ward' THEN p.body ->> 'name' END AS house
       FROM visitt.identity i
       JOIN visitt.record s ON s.tenant_id = i.tenant_id AND s.id = i.staff_id AND s.kind = 'staff'
       LEFT JOIN visitt.record u
         ON u.tenant_id = i.tenant_id AND u.id = s.body -> 'roles' -> 0 ->> 'unitId' AND u.kind = 'unit'
       LEFT JOIN visitt.record p
         ON p.tenant_id = u.tenant_id AND p.id = u.body ->> 'parentId' AND p.kind = 'unit'
       ORDER BY house NULLS FIRST, unit NULLS FIRST, name`,
    );
    return rows.map(({ subject, name, title, unit, house }) => ({
      subject,
      tenantId,
      tenantName,
      unitName: [house, unit ?? tenantName].filter(Boolean).join(' · '),
      name,
      title,
    }));
  });
}
