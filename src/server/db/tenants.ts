import type pg from 'pg';

export type Tenant = { readonly tenantId: string; readonly name: string };

/** All tenants; only the owner's connection sees more than one. */
export async function loadTenants(owner: pg.Client): Promise<readonly Tenant[]> {
  const { rows } = await owner.query<Tenant>(
    'SELECT tenant_id AS "tenantId", name FROM visitt.tenant ORDER BY name, tenant_id',
  );
  return rows;
}
