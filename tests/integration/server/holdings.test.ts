import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHoldings } from '#server/admin/tenant-holdings.ts';
import { withOwner } from '#server/db/pool.ts';
import { putTask } from './operations.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { nesvik, solvik } from './test-tenants.ts';

const [task, other, replica] = [randomUUID(), randomUUID(), randomUUID()];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const kari = await server.as('kari');
  await kari.push([putTask({}, task), putTask({}, other), putTask({ title: 'Ring igjen' }, task)]);
});
afterAll(() => server.remove());

const faultsOf = async (tenantId: string): Promise<readonly string[]> =>
  (await loadHoldings(server.database.pool, tenantId))?.faults ?? ['no such tenant'];
const asOwner = (sql: string): Promise<unknown> =>
  withOwner(server.database.ownerUrl, (owner) => owner.query(sql));

const inSolvik = `tenant_id = '${solvik}'`;
const astray = '1 records are not the last of their versions';

describe('a copy that is looked through', () => {
  it('is whole when nothing has gone', async () => {
    expect(await faultsOf(solvik)).toEqual([]);
  });

  it.each([
    [
      'a record without its last version',
      `DELETE FROM visitt.record_version WHERE id = '${task}' AND version = 2`,
      astray,
    ],
    [
      'a version that has gone from the middle',
      `DELETE FROM visitt.record_version WHERE id = '${task}' AND version = 1`,
      astray,
    ],
    [
      'versions without their record',
      `DELETE FROM visitt.record WHERE ${inSolvik} AND id = '${task}'`,
      astray,
    ],
    [
      'a record that stands elsewhere than its version',
      `UPDATE visitt.record SET position = 1 WHERE ${inSolvik} AND id = '${other}'`,
      astray,
    ],
    [
      'a clock that has gone back',
      `UPDATE visitt.tenant_clock SET position = position - 1 WHERE ${inSolvik}`,
      "1 rows stand beyond the tenant's clock",
    ],
    [
      'an operation that has gone',
      `DELETE FROM visitt.operation WHERE ${inSolvik} AND n = 2`,
      /^replica \S+ has gaps$/,
    ],
    [
      'operations without their replica',
      `UPDATE visitt.operation SET replica_id = '${replica}' WHERE ${inSolvik} AND n = 3`,
      `replica ${replica} has gaps`,
    ],
  ])('is not, with %s', async (_name, sql, fault) => {
    const tables = ['record', 'record_version', 'operation', 'tenant_clock'];
    await asOwner(tables.map((table) => `CREATE TABLE public.${table} AS TABLE visitt.${table}`).join(';'));
    try {
      await asOwner(sql);
      const faults = await faultsOf(solvik);
      expect(faults).toContainEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
      expect(await faultsOf(nesvik)).toEqual([]);
    } finally {
      const putBack = tables.flatMap((table) => [
        `DELETE FROM visitt.${table}`,
        `INSERT INTO visitt.${table} SELECT * FROM public.${table}`,
        `DROP TABLE public.${table}`,
      ]);
      await asOwner(putBack.join(';'));
    }
    expect(await faultsOf(solvik)).toEqual([]);
  });
});
