import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';
import { count, positive, uuid } from '#protocol/primitives.ts';
import { StartError } from '../start-error.ts';
import { createOpening, type BackupKey } from './backup-seal.ts';
import { isThere } from './is-there.ts';

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

/** Where a backup lies and what it is sealed with; null: in plain text, because somebody has said so. */
export type BackupFolder = { readonly folder: string; readonly key: BackupKey | null };

const plainManifest = 'manifest.json';
const sealedManifest = 'manifest.sealed';
export const manifestFile = ({ key }: Pick<BackupFolder, 'key'>): string =>
  key ? sealedManifest : plainManifest;
export const tableFile = (name: string, { key }: Pick<BackupFolder, 'key'>): string =>
  `${name}.jsonl.gz${key ? '.sealed' : ''}`;

/** Throws a `StartError` for a folder that is no backup, or one of the other sort. */
export async function loadManifest(from: BackupFolder): Promise<BackupManifest> {
  const { folder, key } = from;
  const file = manifestFile(from);
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, file));
  } catch (cause) {
    const why = (await isThere(join(folder, key ? plainManifest : sealedManifest)))
      ? key
        ? 'is not sealed: say --plain if that is meant'
        : 'is sealed: give BACKUP_PASSPHRASE and leave --plain out'
      : 'holds no backup that was finished';
    throw new StartError(`${folder} ${why}`, { cause });
  }
  const text = key ? await openWhole(bytes, key, file) : bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new StartError(`${folder} holds no backup that was finished`, { cause });
  }
  const parsed = backupManifest.safeParse(value);
  if (!parsed.success) throw new StartError(`${folder}: the manifest cannot be read by this Visitt`);
  return parsed.data;
}

async function openWhole(bytes: Buffer, key: BackupKey, name: string): Promise<string> {
  const parts: Buffer[] = [];
  await pipeline([bytes], createOpening(key, name), async (plain: AsyncIterable<Buffer>) => {
    for await (const part of plain) parts.push(part);
  });
  return Buffer.concat(parts).toString('utf8');
}
