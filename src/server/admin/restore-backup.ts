import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDataDir, prepareDataDir } from '../db/data-dir.ts';
import { startEmbedded } from '../db/embedded.ts';
import { createPool, withOwner } from '../db/pool.ts';
import { loadTenants } from '../db/tenants.ts';
import { StartError } from '../start-error.ts';
import { loadManifest, type BackupFolder, type BackupManifest } from './backup-manifest.ts';
import { changeEpoch } from './change-epoch.ts';
import { isThere } from './is-there.ts';
import { checkFiles, loadBackup } from './load-backup.ts';

export type Restored = {
  readonly manifest: BackupManifest;
  /** Where the database that was there lies now; null when there was none. */
  readonly setAside: string | null;
};

/**
 * Makes the database of `dataDir` from a backup. It is made beside and moved into place when it is whole, with a new
 * epoch for every tenant, so that devices send again what the backup does not have. A database that is there is only
 * set aside when `replace` says so, never deleted.
 */
export async function restoreBackup(
  from: BackupFolder,
  dataDir: string,
  { replace, now }: { readonly replace: boolean; readonly now: Date },
): Promise<Restored> {
  const manifest = await loadManifest(from);
  await checkFiles(from, manifest);
  await prepareDataDir(dataDir);
  const unlock = await lockDataDir(dataDir);
  const cluster = join(dataDir, 'postgres');
  const making = join(dataDir, `restoring-${randomUUID()}`);
  try {
    const isTaken = await isThere(cluster);
    if (isTaken && !replace)
      throw new StartError(
        `there is a database in ${dataDir}: --replace sets it aside and restores in its place`,
      );
    await restoreBeside(from, manifest, making);
    const setAside = isTaken ? `${cluster}.${now.toISOString().replaceAll(/[:.]/g, '-')}` : null;
    if (setAside !== null) await rename(cluster, setAside);
    // The password first: a cluster whose password is not known opens for nobody.
    await rename(join(making, 'postgres.password'), join(dataDir, 'postgres.password'));
    await rename(join(making, 'postgres'), cluster);
    return { manifest, setAside };
  } finally {
    await rm(making, { recursive: true, force: true });
    await unlock();
  }
}

/** A whole database in a folder of its own, ended again. */
async function restoreBeside(from: BackupFolder, manifest: BackupManifest, making: string): Promise<void> {
  await prepareDataDir(making);
  const embedded = await startEmbedded(making);
  try {
    await withOwner(embedded.url, (owner) => loadBackup(owner, embedded.url, from, manifest));
    const pool = createPool(embedded.url, () => undefined);
    try {
      const tenants = await withOwner(embedded.url, loadTenants);
      for (const { tenantId } of tenants) await changeEpoch(pool, tenantId);
    } finally {
      await pool.end();
    }
  } finally {
    await embedded.stop();
  }
}
