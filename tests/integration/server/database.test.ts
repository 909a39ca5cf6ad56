import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockDataDir, loadSecret } from '#server/db/data-dir.ts';
import { startEmbedded, type EmbeddedPostgres } from '#server/db/embedded.ts';
import { migrate } from '#server/db/migrate.ts';
import { allMigrations } from '#server/db/migrations/all-migrations.ts';
import { createPool, withOwner } from '#server/db/pool.ts';
import { checkTenantWalls } from '#server/db/self-test.ts';
import { inTransaction } from '#server/db/transaction.ts';
import { createSession } from '#server/auth/session-store.ts';
import { startServer } from '#server/start-server.ts';
import { createDevice, makeDataDir, removeDataDir, testConfig } from './test-server.ts';
import { putTask } from './operations.ts';
import { nesvik, persons, solvik, staff, testTenants } from './test-tenants.ts';

let dataDir: string;
let cluster: EmbeddedPostgres;
/** A database whose owner is no superuser, as a hosted PostgreSQL gives it. */
let hostedUrl: string;

beforeAll(async () => {
  dataDir = await makeDataDir();
  cluster = await startEmbedded(dataDir);
  await withOwner(cluster.url, async (client) => {
    await client.query(`CREATE ROLE kommune LOGIN CREATEROLE PASSWORD 'a b/c%d'`);
    await client.query('CREATE DATABASE visitt OWNER kommune');
  });
  const url = new URL(cluster.url);
  url.username = 'kommune';
  url.password = encodeURIComponent('a b/c%d');
  url.pathname = '/visitt';
  hostedUrl = url.href;
});
afterAll(async () => {
  await cluster.stop();
  await removeDataDir(dataDir);
});

describe('migrations', () => {
  it('bring an empty database up to date, once, also when two servers start at the same moment', async () => {
    const done = await Promise.all(
      [1, 2].map(() => withOwner(hostedUrl, (owner) => migrate(owner, hostedUrl, allMigrations))),
    );
    expect(done.flat()).toEqual(allMigrations.map(({ id }) => id));
    expect(await withOwner(hostedUrl, (owner) => migrate(owner, hostedUrl, allMigrations))).toEqual([]);
    const pool = createPool(hostedUrl, () => undefined);
    await expect(checkTenantWalls(pool)).resolves.toBeUndefined();
    await pool.end();
  });

  it('are dated, and in their order', () => {
    const ids = allMigrations.map(({ id }) => id);
    expect(ids.every((id) => /^20\d\d-\d\d-\d\d-[a-z-]+$/.test(id))).toBe(true);
    expect(ids).toEqual(ids.toSorted());
  });

  it('refuse a database that is newer, or was made otherwise', async () => {
    const [first] = allMigrations;
    if (!first) throw new Error('there are no migrations');
    const run = (migrations: Parameters<typeof migrate>[2]): Promise<unknown> =>
      withOwner(hostedUrl, (owner) => migrate(owner, hostedUrl, migrations));
    await expect(run([])).rejects.toThrow('newer than this Visitt');
    await expect(run([{ ...first, sql: `${first.sql}-- changed` }])).rejects.toThrow('is not the one');
  });

  it('leave nothing behind when one fails', async () => {
    const broken = {
      id: '2099-01-01-broken',
      sql: 'CREATE TABLE visitt.half (tenant_id uuid PRIMARY KEY); SELECT 1/0',
    };
    const run = withOwner(hostedUrl, (owner) => migrate(owner, hostedUrl, [...allMigrations, broken]));
    await expect(run).rejects.toMatchObject({ code: '22012' });
    const { rows } = await withOwner(hostedUrl, (owner) =>
      owner.query(`SELECT to_regclass('visitt.half') AS half`),
    );
    expect(rows).toEqual([{ half: null }]);
  });
});

describe('a server on a DATABASE_URL', () => {
  it('starts, serves, stops, and finds everything again', async () => {
    const ownDir = await makeDataDir();
    const start = () =>
      startServer(testConfig(ownDir, { databaseUrl: hostedUrl }), {
        log: () => undefined,
        demoTenants: testTenants,
      });
    const first = await start();
    const { cookie } = await createSession(
      first.database.pool,
      { tenantId: solvik, staffId: staff.kari },
      new Date(),
    );
    const task = randomUUID();
    const device = createDevice(
      (path, init) => Promise.resolve(first.app.request(path, init)),
      `visitt=${cookie}`,
    );
    expect((await device.push([putTask({}, task)])).outcomes[0]?.status).toBe('applied');
    await first.stop();
    const second = await start();
    const again = createDevice(
      (path, init) => Promise.resolve(second.app.request(path, init)),
      `visitt=${cookie}`,
    );
    expect((await again.pullAll()).changes.map(({ id }) => id)).toContain(task);
    await second.stop();
    await removeDataDir(ownDir);
  });
});

describe('a transaction', () => {
  let pool: pg.Pool;
  beforeAll(() => {
    pool = createPool(hostedUrl, () => undefined);
  });
  afterAll(() => pool.end());

  const idsOf = (tenantId: string): Promise<readonly string[]> =>
    inTransaction(pool, tenantId, 'snapshot', async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `SELECT id FROM visitt.record WHERE kind = 'person' ORDER BY id`,
      );
      return rows.map(({ id }) => id);
    });

  it('sees its own tenant and nothing else, on one connection after the other', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect(await idsOf(nesvik)).toEqual([persons.nesvik]);
      expect(await idsOf(solvik)).toEqual([persons.anne, persons.bjorn, persons.ceciliaSouth]);
      expect((await pool.query('SELECT 1 FROM visitt.record')).rowCount).toBe(0);
    }
  });

  it('cannot write for another tenant, and cannot become the owner', async () => {
    const attempts = [
      `INSERT INTO visitt.tenant (tenant_id, name) VALUES ('${randomUUID()}', 'X')`,
      `UPDATE visitt.tenant SET tenant_id = '${solvik}'`,
      'SET ROLE kommune',
      'ALTER TABLE visitt.record DISABLE ROW LEVEL SECURITY',
      'SELECT * FROM visitt_owner.migration',
    ];
    for (const attempt of attempts) {
      const run = inTransaction(pool, nesvik, 'write', (tx) => tx.query(attempt));
      await expect(run, attempt).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23505)$/) });
    }
    const { rowCount } = await inTransaction(pool, nesvik, 'write', (tx) =>
      tx.query('UPDATE visitt.record SET body = body WHERE id = $1', [persons.anne]),
    );
    expect(rowCount).toBe(0);
  });

  it('fails as a whole when a statement nobody waited for fails, and says which', async () => {
    const unseen = inTransaction(pool, nesvik, 'write', async (tx) => {
      tx.behind('SELECT $1::int / $2::int', [1, 0]);
      await tx.query(`UPDATE visitt.tenant SET name = 'X'`);
    });
    await expect(unseen).rejects.toMatchObject({ code: '22012' });
    const last = inTransaction(pool, nesvik, 'write', async (tx) => {
      await tx.query(`UPDATE visitt.tenant SET name = 'X'`);
      tx.behind('SELECT $1::int / $2::int', [1, 0]);
    });
    await expect(last).rejects.toMatchObject({ code: '22012' });
    const { rows } = await inTransaction(pool, nesvik, 'snapshot', (tx) =>
      tx.query('SELECT name FROM visitt.tenant'),
    );
    expect(rows).toEqual([{ name: 'Nesvik kommune' }]);
  });

  it('that is over takes no more, whoever has its connection by then', async () => {
    let goOn = (): void => undefined;
    const later = new Promise<void>((resolve) => (goOn = resolve));
    let left: Promise<unknown> = Promise.resolve();
    const failed = inTransaction(pool, nesvik, 'write', async (tx) => {
      // Two things at once: one fails, and the other goes on when nobody waits for it any more.
      left = later.then(() => tx.query(`UPDATE visitt.tenant SET name = 'X'`));
      left.catch(() => undefined);
      await Promise.all([tx.query('SELECT 1 / 0'), left]);
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    goOn();
    await expect(left).rejects.toThrow('the transaction is over');
  });

  it('that is only to read cannot write', async () => {
    const run = inTransaction(pool, nesvik, 'snapshot', (tx) =>
      tx.query(`UPDATE visitt.tenant SET name = 'X'`),
    );
    await expect(run).rejects.toMatchObject({ code: '25006' });
  });
});

describe('a database that goes away', () => {
  /** Resolves when they are gone: a busy machine would still serve on one that has only been told to end. */
  const terminate = `SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE usename = 'visitt_app'`;
  const asSuperuser = (sql: string): Promise<unknown> =>
    withOwner(cluster.url, (client) => client.query(sql));

  it('in the middle of a transaction fails that one alone', async () => {
    const pool = createPool(hostedUrl, () => undefined);
    // The connection says that it is lost before anybody asks.
    const ended = new Promise((done) =>
      pool.once('acquire', (client) => client.once('end', () => done(null))),
    );
    const cut = inTransaction(pool, nesvik, 'write', async (tx) => {
      await asSuperuser(terminate);
      await ended;
      await tx.query('SELECT 1');
    });
    await expect(cut).rejects.toThrow();
    const { rowCount } = await inTransaction(pool, nesvik, 'snapshot', (tx) =>
      tx.query('SELECT 1 FROM visitt.tenant'),
    );
    expect(rowCount).toBe(1);
    await pool.end();
  });

  it('is said on /healthz, makes requests come again later, and is over when it is over', async () => {
    const ownDir = await makeDataDir();
    const server = await startServer(testConfig(ownDir, { databaseUrl: hostedUrl }), {
      log: () => undefined,
    });
    const { cookie } = await createSession(
      server.database.pool,
      { tenantId: solvik, staffId: staff.kari },
      new Date(),
    );
    const get = (path: string): Promise<Response> =>
      Promise.resolve(server.app.request(path, { headers: { Cookie: `visitt=${cookie}` } }));
    await asSuperuser('ALTER ROLE visitt_app NOLOGIN');
    await asSuperuser(terminate);
    const health = await get('/healthz');
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ status: 'unavailable', database: 'unavailable' });
    const pull = await get('/sync/pull');
    expect(pull.status).toBe(503);
    expect(pull.headers.get('retry-after')).toBe('5');
    expect(await (await get('/metrics')).text()).toContain('visitt_database_up 0');
    expect((await get('/fhir/R4/Patient')).status).toBe(503);
    await asSuperuser('ALTER ROLE visitt_app LOGIN');
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/sync/pull')).status).toBe(200);
    await server.stop();
    await removeDataDir(ownDir);
  });
});

describe('the lock of a DATA_DIR', () => {
  it('is taken over from a process that is gone, or whose number has passed on', async () => {
    const folder = await makeDataDir();
    for (const held of ['999999999 1', `${process.ppid} 1`, '', 'nonsense']) {
      await writeFile(join(folder, 'server.lock'), held);
      const unlock = await lockDataDir(folder);
      await unlock();
    }
    await removeDataDir(folder);
  });

  it('makes a secret once', async () => {
    const folder = await makeDataDir();
    const first = await loadSecret(folder, 'a.key');
    expect(first.length).toBeGreaterThanOrEqual(43);
    expect(await loadSecret(folder, 'a.key')).toBe(first);
    expect(await loadSecret(folder, 'b.key')).not.toBe(first);
    await removeDataDir(folder);
  });
});
