import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { prepareDataDir } from '../db/data-dir.ts';
import { startEmbedded } from '../db/embedded.ts';
import { createPool, withOwner } from '../db/pool.ts';
import { loadTenants, type Tenant } from '../db/tenants.ts';
import { StartError } from '../start-error.ts';
import { loadManifest, type BackupFolder, type BackupManifest } from './backup-manifest.ts';
import { checkFiles, loadBackup } from './load-backup.ts';
import { raiseSafeN, type Raised } from './raise-safe-n.ts';
import { loadHoldings, type TenantHoldings } from './tenant-holdings.ts';

export type Verified = {
  readonly tenant: Tenant;
  readonly holdings: TenantHoldings | null;
  readonly raised: Raised;
};

/**
 * Restores a backup in a scratch place, looks through it, and tells the live database what it holds. `scratch`: a
 * folder PostgreSQL's user can reach; what is made in it is taken away again.
 */
export async function verifyBackup(
  from: BackupFolder,
  liveUrl: string,
  scratch: string,
): Promise<readonly Verified[]> {
  const manifest = await loadManifest(from);
  await checkFiles(from, manifest);
  const place = join(scratch, `verifying-${randomUUID()}`);
  await prepareDataDir(place);
  try {
    const embedded = await startEmbedded(place);
    try {
      await withOwner(embedded.url, (owner) => loadBackup(owner, embedded.url, from, manifest));
      return await withPool(embedded.url, async (copy) => {
        await checkManifest(copy, manifest);
        return raiseFrom(copy, liveUrl);
      });
    } finally {
      await embedded.stop();
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The same for a database that is already there: one restored by the provider, or a replica. */
export function verifyDatabase(copyUrl: string, liveUrl: string): Promise<readonly Verified[]> {
  return withPool(copyUrl, (copy) => raiseFrom(copy, liveUrl));
}

async function raiseFrom(copy: pg.Pool, liveUrl: string): Promise<readonly Verified[]> {
  const tenants = await withOwner(liveUrl, loadTenants);
  return withPool(liveUrl, async (live) => {
    const verified: Verified[] = [];
    for (const tenant of tenants) {
      const holdings = await loadHoldings(copy, tenant.tenantId);
      verified.push({ tenant, holdings, raised: await raiseSafeN(live, tenant.tenantId, holdings) });
    }
    return verified;
  });
}

/** The restored rows say the same as the manifest, which was written from the live database. */
async function checkManifest(copy: pg.Pool, { tenants }: BackupManifest): Promise<void> {
  for (const { tenantId, epoch, position, replicas } of tenants) {
    const holdings = await loadHoldings(copy, tenantId);
    const isSame =
      holdings?.epoch === epoch &&
      holdings.position === position &&
      holdings.replicas.size === Object.keys(replicas).length &&
      Object.entries(replicas).every(([replicaId, lastN]) => holdings.replicas.get(replicaId) === lastN);
    if (!isSame)
      throw new StartError(`the backup does not hold what its manifest says of tenant ${tenantId}`);
  }
}

async function withPool<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = createPool(url, () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
