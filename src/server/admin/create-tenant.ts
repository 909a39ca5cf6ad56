import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { putRecords } from '../db/put-records.ts';
import { inTransaction } from '../db/transaction.ts';
import { putContent } from '../fill-database.ts';

export type NewTenant = {
  readonly name: string;
  /** The first person: an administrator, who lets the others in. */
  readonly administrator: string;
  /** The identity provider's name for her. */
  readonly subject: string;
};
export type CreatedTenant = { readonly tenantId: string; readonly unitId: string; readonly staffId: string };

/** A municipality with its own unit, its first administrator and the content that ships. */
export async function createTenant(
  pool: pg.Pool,
  { name, administrator, subject }: NewTenant,
  now: Date,
): Promise<CreatedTenant> {
  const [tenantId, unitId, staffId] = [randomUUID(), randomUUID(), randomUUID()];
  const at = now.toISOString();
  const brought = { by: staffId, at };
  await inTransaction(pool, tenantId, 'write', async (tx) => {
    await tx.query('INSERT INTO visitt.tenant (tenant_id, name) VALUES ($1, $2)', [tenantId, name]);
    await tx.query('INSERT INTO visitt.tenant_clock (tenant_id) VALUES ($1)', [tenantId]);
    await tx.query('INSERT INTO visitt.identity (tenant_id, subject, staff_id) VALUES ($1, $2, $3)', [
      tenantId,
      subject,
      staffId,
    ]);
    const unit = { name, kind: 'municipality', parentId: null };
    const staff = {
      name: administrator,
      title: 'Administrator',
      roles: [{ role: 'administrator', unitId }],
    };
    await putRecords(
      tx,
      tenantId,
      [
        { id: unitId, kind: 'unit', body: unit, ...brought },
        { id: staffId, kind: 'staff', body: staff, ...brought },
      ],
      at,
    );
  });
  await putContent(pool, tenantId, now);
  return { tenantId, unitId, staffId };
}
