import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { migrate } from '../db/migrate.ts';
import { allMigrations } from '../db/migrations/all-migrations.ts';
import { StartError } from '../start-error.ts';
import { tableFile, type BackupFolder, type BackupManifest, type BackupTable } from './backup-manifest.ts';
import { createOpening } from './backup-seal.ts';
import { readRows, sameEverywhere } from './read-rows.ts';
import { loadCatalogue } from './table-catalogue.ts';

const bytesAtOnce = 4 * 1024 * 1024;

/** Every file is the one the manifest speaks of; throws a `StartError` that names the one that is not. */
export async function checkFiles(from: BackupFolder, { tables }: BackupManifest): Promise<void> {
  const { folder } = from;
  for (const { name, sha256 } of tables) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(folder, tableFile(name, from))), hash);
    } catch (cause) {
      throw new StartError(`${folder}: ${tableFile(name, from)} cannot be read`, { cause });
    }
    if (hash.digest('hex') !== sha256) throw new StartError(`${folder}: ${tableFile(name, from)} is damaged`);
  }
}

/**
 * Fills an empty database: the tables as they were when the backup was made, then its rows, all in one transaction.
 * Later migrations are left to the next start.
 */
export async function loadBackup(
  owner: pg.Client,
  ownerUrl: string,
  from: BackupFolder,
  manifest: BackupManifest,
): Promise<void> {
  await migrate(owner, ownerUrl, migrationsOf(manifest));
  await owner.query(`BEGIN; ${sameEverywhere}`);
  try {
    for (const table of manifest.tables) await loadTable(owner, from, table);
    await checkRows(owner, manifest);
    await owner.query('COMMIT');
  } catch (cause) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw cause;
  }
  await owner.query('ANALYZE');
}

function migrationsOf({ migrations }: BackupManifest): typeof allMigrations {
  const known = new Map(allMigrations.map((migration) => [migration.id, migration]));
  return migrations.map(({ id }) => {
    const migration = known.get(id);
    if (!migration)
      throw new StartError(`the backup was made by a newer Visitt (it has ${id}): restore it with that one`);
    return migration;
  });
}

async function loadTable(
  owner: pg.Client,
  from: BackupFolder,
  { name, columns }: BackupTable,
): Promise<void> {
  const table = `visitt.${owner.escapeIdentifier(name)}`;
  const list = columns.map((column) => owner.escapeIdentifier(column)).join(', ');
  const put = (lines: readonly string[]): Promise<unknown> =>
    owner.query(
      `INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(null::${table}, $1::json)`,
      [`[${lines.join(',')}]`],
    );
  const file = tableFile(name, from);
  const opening = from.key ? createOpening(from.key, file) : new PassThrough();
  await pipeline(
    createReadStream(join(from.folder, file)),
    opening,
    createGunzip(),
    async (rows: AsyncIterable<Buffer>) => {
      let lines: string[] = [];
      let size = 0;
      for await (const line of createInterface({ input: Readable.from(rows), crlfDelay: Infinity })) {
        lines.push(line);
        size += line.length;
        if (size < bytesAtOnce) continue;
        await put(lines);
        lines = [];
        size = 0;
      }
      if (lines.length > 0) await put(lines);
    },
  );
}

/** What the database now gives back is what the backup was made of, row by row. */
async function checkRows(owner: pg.Client, { tables }: BackupManifest): Promise<void> {
  const catalogue = new Map((await loadCatalogue(owner)).map((table) => [table.name, table]));
  for (const { name, rows, rowsSha256 } of tables) {
    const table = catalogue.get(name);
    if (!table) throw new StartError(`the restored database has no table ${name}`);
    const hash = createHash('sha256');
    let found = 0;
    for await (const some of readRows(owner, table)) {
      hash.update(`${some.join('\n')}\n`);
      found += some.length;
    }
    if (found !== rows || hash.digest('hex') !== rowsSha256)
      throw new StartError(`the restored table ${name} is not what was backed up`);
  }
}
