import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';
import { putRecords } from '../db/put-records.ts';
import type { DemoTenant } from './demo-tenant.ts';

/** Stores demo tenants: each in one transaction, what is there already stays as it is. Returns records added. */
export async function loadDemo(
  pool: pg.Pool,
  tenants: readonly DemoTenant[],
  now: () => Date,
): Promise<number> {
  let added = 0;
  for (const tenant of tenants) added += await loadTenant(pool, tenant, now().toISOString());
  return added;
}

function loadTenant(
  pool: pg.Pool,
  { tenantId, name, identities, records }: DemoTenant,
  receivedAt: string,
): Promise<number> {
  const all = [...records];
  return inTransaction(pool, tenantId, 'write', async (tx) => {
    await tx.query('INSERT INTO visitt.tenant (tenant_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      tenantId,
      name,
    ]);
    await tx.query('INSERT INTO visitt.tenant_clock (tenant_id) VALUES ($1) ON CONFLICT DO NOTHING', [
      tenantId,
    ]);
    await tx.query(
      `INSERT INTO visitt.identity (tenant_id, subject, staff_id)
       SELECT $1, subject, staff_id FROM unnest($2::text[], $3::text[]) AS i (subject, staff_id)
       ON CONFLICT (tenant_id, subject) DO UPDATE SET staff_id = excluded.staff_id`,
      [tenantId, identities.map(({ subject }) => subject), identities.map(({ staffId }) => staffId)],
    );
    return putRecords(tx, tenantId, all, receivedAt);
  });
}
