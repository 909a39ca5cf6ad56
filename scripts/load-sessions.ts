import { createSession } from '#server/auth/session-store.ts';
import { withDatabase } from '#server/admin/reach-database.ts';
import { parseConfig } from '#server/config.ts';
import { createPool } from '#server/db/pool.ts';
import { inTransaction } from '#server/db/transaction.ts';
import { withOwner } from '#server/db/pool.ts';
import { loadTenants } from '#server/db/tenants.ts';

/**
 * Cookies for so many devices of the demo's nurses, straight from the database of a running server in `dataDir`: five
 * hundred log-ins through the pages would measure the identity provider.
 */
export async function makeSessions(dataDir: string, count: number): Promise<readonly string[]> {
  const parsed = parseConfig({ DATA_DIR: dataDir });
  if (!parsed.ok) throw new Error(parsed.problem);
  return withDatabase(parsed.config, async (url) => {
    const [tenant] = await withOwner(url, loadTenants);
    if (!tenant) throw new Error('the demo has no tenant');
    const { tenantId } = tenant;
    const pool = createPool(url, () => undefined);
    try {
      const nurses = await inTransaction(pool, tenantId, 'snapshot', async (tx) => {
        const { rows } = await tx.query<{ id: string }>(
          `SELECT id FROM visitt.record WHERE kind = 'staff' AND body @> '{"roles": [{"role": "nurse"}]}' ORDER BY id`,
        );
        return rows.map(({ id }) => id);
      });
      return await Promise.all(
        Array.from({ length: count }, async (_, index) => {
          const staffId = nurses[index % nurses.length];
          if (staffId === undefined) throw new Error('the demo has no nurse');
          const { cookie } = await createSession(pool, { tenantId, staffId }, new Date());
          return `visitt=${cookie}`;
        }),
      );
    } finally {
      await pool.end();
    }
  });
}
