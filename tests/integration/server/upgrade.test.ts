import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { pushAnswer } from '#protocol/push.ts';
import { loadHoldings } from '#server/admin/tenant-holdings.ts';
import { createSession } from '#server/auth/session-store.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { migrate } from '#server/db/migrate.ts';
import { allMigrations } from '#server/db/migrations/all-migrations.ts';
import { withOwner } from '#server/db/pool.ts';
import { startServer } from '#server/start-server.ts';
import { scopeOf } from '#server/sync/apply-operations.ts';
import { putTask } from './operations.ts';
import { createDevice, makeDataDir, operationOf, removeDataDir, testConfig } from './test-server.ts';
import { persons, staff, testTenants, units } from './test-tenants.ts';

const at = '2026-11-21T10:00:00.000Z';
const [task, replicaId, deviceId] = [randomUUID(), randomUUID(), randomUUID()];
const first = operationOf(putTask({}, task), 1);

/** One tenant and one delivered operation, in the tables and columns of the first release. */
async function fill(owner: pg.Client): Promise<string> {
  const [tenant] = testTenants();
  if (!tenant) throw new Error('there is no tenant');
  const { tenantId, name, records, identities } = tenant;
  const { body } = putTask({}, task) as Extract<ReturnType<typeof putTask>, { type: 'record.put' }>;
  const all = [...records, { id: task, kind: 'task', body, by: staff.kari, at }];
  const rows = all.map((record, index) => ({
    ...record,
    scope: scopeOf(record.kind, record.body),
    position: index + 1,
  }));
  const outcome = {
    n: 1,
    status: 'applied',
    recordId: task,
    position: rows.length,
    version: 1,
    receivedAt: at,
  };
  const asRows = `jsonb_to_recordset($2::jsonb) AS r
    (id text, kind text, scope text, body jsonb, position bigint, by text, at text)`;
  const json = JSON.stringify(rows);
  const add = (text: string, ...values: readonly unknown[]): Promise<unknown> =>
    owner.query(text, [tenantId, ...values]);
  await add('INSERT INTO visitt.tenant (tenant_id, name) VALUES ($1, $2)', name);
  await add('INSERT INTO visitt.tenant_clock (tenant_id, position) VALUES ($1, $2)', rows.length);
  await add(
    `INSERT INTO visitt.record (tenant_id, id, kind, scope, version, body, stamps, position, received_at)
     SELECT $1, id, kind, scope, 1, body, '{}', position, '${at}' FROM ${asRows}`,
    json,
  );
  await add(
    `INSERT INTO visitt.record_version (tenant_id, id, version, kind, scope, body, stamps, position, operation,
       written_by, written_at, received_at)
     SELECT $1, id, 1, kind, scope, body, '{}', position, 'x:1', by, at, '${at}' FROM ${asRows}`,
    json,
  );
  await add(
    'INSERT INTO visitt.replica (tenant_id, replica_id, device_id, staff_id, last_n) VALUES ($1, $2, $3, $4, 1)',
    replicaId,
    deviceId,
    staff.kari,
  );
  await add(
    `INSERT INTO visitt.operation (tenant_id, replica_id, n, staff_id, record_id, status, raw, outcome, received_at)
     VALUES ($1, $2, 1, $3, $4, 'applied', $5, $6, '${at}')`,
    replicaId,
    staff.kari,
    task,
    JSON.stringify(first),
    JSON.stringify(outcome),
  );
  await add(
    `INSERT INTO visitt.tombstone (tenant_id, scope, id, position) VALUES ($1, 'unit:${units.south}', $2, 1)`,
    persons.anne,
  );
  await add(
    'INSERT INTO visitt.identity (tenant_id, subject, staff_id) SELECT $1, * FROM unnest($2::text[], $3::text[])',
    identities.map(({ subject }) => subject),
    identities.map(({ staffId }) => staffId),
  );
  return tenantId;
}

async function makeOld(dataDir: string, migrations: number): Promise<string> {
  const old = await startEmbedded(dataDir);
  try {
    return await withOwner(old.url, async (owner) => {
      await migrate(owner, old.url, allMigrations.slice(0, migrations));
      return fill(owner);
    });
  } finally {
    await old.stop();
  }
}

it.each([
  ['the first release', 1],
  ['the release before this', allMigrations.length - 1],
])(
  'a database of %s is brought up to date with what is in it, and its phones go on',
  async (_name, count) => {
    const dataDir = await makeDataDir();
    onTestFinished(() => removeDataDir(dataDir));
    const tenantId = await makeOld(dataDir, count);
    const { app, database, stop } = await startServer(testConfig(dataDir), {
      log: () => undefined,
      demoTenants: testTenants,
    });
    onTestFinished(stop);
    const { cookie } = await createSession(database.pool, { tenantId, staffId: staff.kari }, new Date());
    const phone = createDevice((path, init) => Promise.resolve(app.request(path, init)), `visitt=${cookie}`);
    const ids = (await phone.pullAll()).changes.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([task, persons.anne, staff.kari]));
    expect(ids).not.toContain(persons.ceciliaSouth);

    const next: Parameters<typeof operationOf>[0] = {
      type: 'record.patch',
      id: task,
      kind: 'task',
      fields: { status: 'done' },
      base: { status: null },
    };
    const operations = [first, operationOf(next, 2), operationOf(putTask(), 3)];
    const pushed = await phone.pushRaw({ replicaId, deviceId, operations });
    const { outcomes } = pushAnswer.parse(await pushed.json());
    expect(outcomes).toMatchObject([
      { n: 1, status: 'applied', version: 1, receivedAt: at },
      { n: 2, status: 'applied', version: 2 },
      { n: 3, status: 'applied', version: 1 },
    ]);
    expect((await loadHoldings(database.pool, tenantId))?.faults).toEqual([]);
  },
);
