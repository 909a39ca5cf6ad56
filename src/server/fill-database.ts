import type pg from 'pg';
import { loadContent } from '#content/load.ts';
import { shippedBy } from '#protocol/shipped-by.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { withOwner } from './db/pool.ts';
import { putRecords, type BroughtRecord } from './db/put-records.ts';
import { loadTenants } from './db/tenants.ts';
import { inTransaction } from './db/transaction.ts';
import type { DemoTenant } from './demo/demo-tenant.ts';
import { loadDemo } from './demo/load-demo.ts';
import type { Log } from './http/log.ts';
import type { Database } from './open-database.ts';

/** The demo on the first start, and for every tenant the content that ships: new versions are added, none removed. */
export async function fillDatabase(
  { pool, ownerUrl }: Database,
  demoTenants: ((today: string) => readonly DemoTenant[]) | null,
  log: Log,
  now: () => Date,
): Promise<void> {
  const before = await withOwner(ownerUrl, loadTenants);
  if (demoTenants && before.length === 0) {
    const started = Date.now();
    const tenants = demoTenants(osloDay(now().toISOString()));
    const records = await loadDemo(pool, tenants, now);
    log('info', 'demoLoaded', { tenants: tenants.length, records, milliseconds: Date.now() - started });
  }
  const tenants = await withOwner(ownerUrl, loadTenants);
  for (const { tenantId } of tenants) await putContent(pool, tenantId, now());
}

export function putContent(pool: pg.Pool, tenantId: string, now: Date): Promise<number> {
  const at = now.toISOString();
  const records = loadContent().map(({ id, body }): BroughtRecord => ({
    id,
    kind: 'content',
    body: body as BroughtRecord['body'],
    by: shippedBy,
    at,
  }));
  return inTransaction(pool, tenantId, 'write', (tx) => putRecords(tx, tenantId, records, at));
}
