import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { uuid } from '#protocol/primitives.ts';
import { parseConfig, type Config } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { allMigrations } from '../db/migrations/all-migrations.ts';
import { createPool, withOwner } from '../db/pool.ts';
import { loadTenants } from '../db/tenants.ts';
import { readSecretFiles } from '../secret-files.ts';
import { StartError } from '../start-error.ts';
import type { BackupFolder } from './backup-manifest.ts';
import { createBackupKey, type BackupKey } from './backup-seal.ts';
import { changeEpoch } from './change-epoch.ts';
import { closingsFile } from '../supervision/device-closings.ts';
import { createTenant } from './create-tenant.ts';
import { isThere } from './is-there.ts';
import { makeBackup } from './make-backup.ts';
import { withDatabase } from './reach-database.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup, verifyDatabase, type Verified } from './verify-copy.ts';

export const adminUsage = `npm run -s admin -- COMMAND, with the server's own environment (DATA_DIR, DATABASE_URL)

  backup [--to FOLDER]                  all of the database as of one moment, while the server runs
  restore --from FOLDER [--replace]     the embedded database from a backup; the server must not run
  verify --from FOLDER                  restores it in a scratch place, looks through it, and raises safeN
    These three seal and open with BACKUP_PASSPHRASE (or BACKUP_PASSPHRASE_FILE); --plain: not sealed at all,
    as the demo's are when no passphrase is set
  verify --copy                         the same for the database in VERIFY_DATABASE_URL: a restored copy, a replica
  epoch change (--all | --tenant ID)    after the database came back with less than it had
  tenant list
  tenant create --name NAME --administrator NAME --subject SUBJECT
`;

type Words = {
  readonly positionals: readonly string[];
  readonly values: { readonly [option: string]: string | boolean | undefined };
};
type Environment = { readonly [name: string]: string | undefined };
export type AdminOutput = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** One command; returns the exit code: 0 done, 1 could not be done (the reason is on stderr), 2 not understood. */
export async function runAdmin(
  argv: readonly string[],
  env: Environment,
  { out, err }: AdminOutput,
  version: string,
): Promise<number> {
  const words = parseWords(argv);
  if (!words) {
    err(adminUsage);
    return 2;
  }
  const read = await readSecretFiles(env);
  const parsed = read.ok ? parseConfig(read.env) : read;
  if (!read.ok || !parsed.ok) {
    err(`Visitt: ${parsed.ok ? '' : parsed.problem}\n`);
    return 1;
  }
  try {
    const lines = await runCommand(words, parsed.config, read.env, version);
    if (lines) for (const line of lines) out(`${line}\n`);
    else err(adminUsage);
    return lines ? 0 : 2;
  } catch (cause) {
    if (!(cause instanceof StartError)) throw cause;
    err(`Visitt: ${cause.message}\n`);
    return 1;
  }
}

function parseWords(argv: readonly string[]): Words | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        to: text,
        from: text,
        replace: flag,
        plain: flag,
        copy: flag,
        all: flag,
        tenant: text,
        name: text,
        administrator: text,
        subject: text,
      },
    });
  } catch {
    return null;
  }
}

/** What to print; null when the command is not understood. */
async function runCommand(
  { positionals, values }: Words,
  config: Config,
  env: Environment,
  version: string,
): Promise<readonly string[] | null> {
  const { to, from, tenant, name, administrator, subject } = values;
  switch (positionals.join(' ')) {
    case 'backup':
      return backup(config, typeof to === 'string' ? resolve(to) : null, toKey(values, env, config), version);
    case 'restore': {
      if (typeof from !== 'string') return null;
      const sealed = { folder: resolve(from), key: toKey(values, env, config) };
      return restore(config, sealed, values['replace'] === true);
    }
    case 'verify': {
      if (values['copy'] === true) return verifyCopy(config, env['VERIFY_DATABASE_URL']);
      if (typeof from !== 'string') return null;
      return verify(config, { folder: resolve(from), key: toKey(values, env, config) });
    }
    case 'epoch change': {
      if (values['all'] === true) return newEpochs(config, null);
      return typeof tenant === 'string' && uuid.safeParse(tenant).success ? newEpochs(config, tenant) : null;
    }
    case 'tenant list':
      return withDatabase(config, async (url) =>
        (await withOwner(url, loadTenants)).map(({ tenantId, name: called }) => `${tenantId}  ${called}`),
      );
    case 'tenant create': {
      if (typeof name !== 'string' || typeof administrator !== 'string' || typeof subject !== 'string')
        return null;
      const made = await withServing(config, (pool) =>
        createTenant(pool, { name, administrator, subject }, new Date()),
      );
      return [`tenant ${made.tenantId}`, `unit ${made.unitId}`, `administrator ${made.staffId}`];
    }
    default:
      return null;
  }
}

/** A backup holds health data: it is plain only when somebody says so, or when its persons are the demo's. */
function toKey({ plain }: Words['values'], env: Environment, { demo }: Config): BackupKey | null {
  if (plain === true) return null;
  const passphrase = env['BACKUP_PASSPHRASE'];
  if (!passphrase && demo) return null;
  if (!passphrase)
    throw new StartError(
      'BACKUP_PASSPHRASE is not set: a backup is sealed with it. Without any, say --plain and seal it by other means',
    );
  return createBackupKey(passphrase);
}

async function backup(
  config: Config,
  to: string | null,
  key: BackupKey | null,
  version: string,
): Promise<readonly string[]> {
  const now = new Date();
  const folder = to ?? join(config.dataDir, 'backups', now.toISOString().replaceAll(/[:.]/g, '-'));
  const { tables, tenants } = await withDatabase(config, (url) =>
    withOwner(url, (owner) => makeBackup(owner, { folder, key }, { visitt: version, now })),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return [
    `backup ${folder}`,
    ...(key ? [] : ['NOT sealed: it can be read by whoever has it']),
    `${tenants.length} tenants, ${sum(tables.map(({ rows }) => rows))} rows, ${sum(tables.map(({ bytes }) => bytes))} bytes`,
  ];
}

async function restore(config: Config, from: BackupFolder, replace: boolean): Promise<readonly string[]> {
  if (config.databaseUrl !== null)
    throw new StartError(
      'DATABASE_URL is set: that database is restored by its own means (docs/operations.md)',
    );
  const { manifest, setAside } = await restoreBackup(from, config.dataDir, { replace, now: new Date() });
  return [
    `restored ${manifest.tenants.length} tenants as of ${manifest.madeAt}; every epoch is new`,
    ...(setAside === null ? [] : [`the database that was there: ${setAside}`]),
    (await isThere(join(config.dataDir, closingsFile)))
      ? `devices closed since then are closed again at the next start, by ${closingsFile}`
      : `there is no ${closingsFile} here: close again the devices that were closed after ${manifest.madeAt}`,
  ];
}

async function verify(config: Config, from: BackupFolder): Promise<readonly string[]> {
  return toLines(await withDatabase(config, (url) => verifyBackup(from, url, config.dataDir)));
}

async function verifyCopy(config: Config, copyUrl: string | undefined): Promise<readonly string[]> {
  if (!copyUrl) throw new StartError('VERIFY_DATABASE_URL is not set');
  return toLines(await withDatabase(config, (url) => verifyDatabase(copyUrl, url)));
}

const whyNot = {
  otherEpoch: 'it is from before this database was itself brought back',
  faults: 'it is not whole',
  missing: 'it does not have this tenant',
} as const;

/** A line a tenant; throws when any of them could not be relied on. */
function toLines(verified: readonly Verified[]): readonly string[] {
  const lines = verified.map(({ tenant, holdings, raised }) => {
    const what = raised.ok
      ? `verified to position ${holdings?.position ?? 0}, safeN raised for ${raised.replicas} of ${holdings?.replicas.size ?? 0} replicas`
      : [`NOT verified: ${whyNot[raised.reason]}`, ...(holdings?.faults ?? []).slice(0, 5)].join('; ');
    return `${tenant.tenantId} ${what}`;
  });
  if (verified.some(({ raised }) => !raised.ok)) throw new StartError(lines.join('\n'));
  return lines;
}

async function newEpochs(config: Config, only: string | null): Promise<readonly string[]> {
  return withServing(config, async (pool, url) => {
    const tenants = (await withOwner(url, loadTenants)).filter(
      ({ tenantId }) => only === null || tenantId === only,
    );
    if (tenants.length === 0) throw new StartError('there is no such tenant');
    const lines: string[] = [];
    for (const { tenantId } of tenants) lines.push(`${tenantId} epoch ${await changeEpoch(pool, tenantId)}`);
    return lines;
  });
}

/** A database that is up to date, as the application role. */
function withServing<T>(config: Config, work: (pool: pg.Pool, ownerUrl: string) => Promise<T>): Promise<T> {
  return withDatabase(config, async (url) => {
    await withOwner(url, (owner) => migrate(owner, url, allMigrations));
    const pool = createPool(url, () => undefined);
    try {
      return await work(pool, url);
    } finally {
      await pool.end();
    }
  });
}
