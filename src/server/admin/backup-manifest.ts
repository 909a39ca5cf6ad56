import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { count, positive, uuid } from '#protocol/primitives.ts';
import { StartError } from '../start-error.ts';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What a backup folder holds; written last, so that a folder without it is no backup. */
const backupManifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Version of Visitt and of the PostgreSQL it was read from: for a person, nothing depends on them. */
  visitt: z.string(),
  postgres: z.string(),
  /** The migrations the database had had, in their order. */
  migrations: z.array(z.object({ id: z.string(), checksum: sha256 })),
  tables: z.array(
    z.object({
      name: z.string().check(z.regex(/^[a-z_]+$/)),
      columns: z.array(z.string().check(z.regex(/^[a-z_]+$/))),
      rows: count,
      bytes: positive,
      /** Of the file as it lies there. */
      sha256,
      /** Of the rows in it, so that a restored database can be held against it. */
      rowsSha256: sha256,
    }),
  ),
  tenants: z.array(
    z.object({
      tenantId: uuid,
      name: z.string(),
      epoch: uuid,
      position: count,
      /** By replica, the last operation that is in the backup. */
      replicas: z.record(uuid, count),
    }),
  ),
});
export type BackupManifest = z.infer<typeof backupManifest>;
export type BackupTable = BackupManifest['tables'][number];

export const manifestFile = 'manifest.json';
export const tableFile = (name: string): string => `${name}.jsonl.gz`;

/** Throws a `StartError` for a folder that is no backup. */
export async function loadManifest(folder: string): Promise<BackupManifest> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, manifestFile), 'utf8'));
  } catch (cause) {
    throw new StartError(`${folder} holds no backup that was finished`, { cause });
  }
  const parsed = backupManifest.safeParse(value);
  if (!parsed.success) throw new StartError(`${folder}: the manifest cannot be read by this Visitt`);
  return parsed.data;
}
