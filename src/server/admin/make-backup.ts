import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { isThere } from './is-there.ts';
import { StartError } from '../start-error.ts';
import {
  manifestFile,
  tableFile,
  type BackupFolder,
  type BackupManifest,
  type BackupTable,
} from './backup-manifest.ts';
import { createSealing } from './backup-seal.ts';
import { readRows, sameEverywhere } from './read-rows.ts';
import { loadCatalogue, type CatalogueTable } from './table-catalogue.ts';

/**
 * All that is in the database at one moment, while others go on writing. The folder is made anew and has its name
 * only when everything in it is on the disk.
 */
export async function makeBackup(
  owner: pg.Client,
  to: BackupFolder,
  about: { readonly visitt: string; readonly now: Date },
): Promise<BackupManifest> {
  const { folder, key } = to;
  if (await isThere(folder))
    throw new StartError(`${folder} is there already: a backup takes a folder of its own`);
  await checkSeesAll(owner);
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  await owner.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${sameEverywhere}`);
  try {
    const tables: BackupTable[] = [];
    for (const table of await loadCatalogue(owner))
      tables.push(await writeTable(owner, table, { folder: part, key }));
    const manifest: BackupManifest = {
      format: 1,
      madeAt: about.now.toISOString(),
      visitt: about.visitt,
      postgres: await loadVersion(owner),
      migrations: await loadMigrations(owner),
      tables,
      tenants: await loadTenantStates(owner),
    };
    await writeDurably({ folder: part, key }, `${JSON.stringify(manifest, null, 1)}\n`);
    await rename(part, folder);
    await syncFolder(folder);
    await syncFolder(dirname(folder));
    return manifest;
  } finally {
    await owner.query('ROLLBACK').catch(() => undefined);
    await rm(part, { recursive: true, force: true });
  }
}

/** Row-level security hides rows without a word; a backup with holes is worse than none. */
async function checkSeesAll(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ all: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS all FROM pg_roles WHERE rolname = current_user',
  );
  if (!rows[0]?.all)
    throw new StartError(
      'the owner of this database does not see every row: use its own backup (docs/operations.md)',
    );
}

async function writeTable(owner: pg.Client, table: CatalogueTable, to: BackupFolder): Promise<BackupTable> {
  const file = tableFile(table.name, to);
  const rowsHash = createHash('sha256');
  const fileHash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const some of readRows(owner, table)) {
      rows += some.length;
      const text = `${some.join('\n')}\n`;
      rowsHash.update(text);
      yield text;
    }
  };
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      fileHash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(
    lines,
    createGzip({ level: 6 }),
    to.key ? await createSealing(to.key, file) : new PassThrough(),
    counted,
    createWriteStream(join(to.folder, file), { mode: 0o600, flush: true }),
  );
  return {
    name: table.name,
    columns: [...table.columns],
    rows,
    bytes,
    sha256: fileHash.digest('hex'),
    rowsSha256: rowsHash.digest('hex'),
  };
}

async function loadVersion(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ server_version: string }>('SHOW server_version');
  return rows[0]?.server_version ?? '';
}

async function loadMigrations(owner: pg.Client): Promise<BackupManifest['migrations']> {
  const { rows } = await owner.query<BackupManifest['migrations'][number]>(
    'SELECT id, checksum FROM visitt_owner.migration ORDER BY id',
  );
  return rows;
}

async function loadTenantStates(owner: pg.Client): Promise<BackupManifest['tenants']> {
  const { rows } = await owner.query<{
    tenantId: string;
    name: string;
    epoch: string;
    position: string;
    replicas: { readonly [replicaId: string]: number };
  }>(
    `SELECT t.tenant_id AS "tenantId", t.name, t.epoch, c.position,
       coalesce((SELECT json_object_agg(replica_id, last_n) FROM visitt.replica r WHERE r.tenant_id = t.tenant_id),
                '{}') AS replicas
     FROM visitt.tenant t JOIN visitt.tenant_clock c USING (tenant_id) ORDER BY t.tenant_id`,
  );
  return rows.map((row) => ({ ...row, position: Number(row.position), replicas: { ...row.replicas } }));
}

async function writeDurably(to: BackupFolder, manifest: string): Promise<void> {
  const file = manifestFile(to);
  await pipeline(
    [Buffer.from(manifest)],
    to.key ? await createSealing(to.key, file) : new PassThrough(),
    createWriteStream(join(to.folder, file), { mode: 0o600, flags: 'wx', flush: true }),
  );
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing as a folder that can be opened.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
