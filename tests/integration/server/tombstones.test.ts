import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { pullLimit } from '#protocol/version.ts';
import { withOwner } from '#server/db/pool.ts';
import { clearTombstones } from '#server/sync/clear-tombstones.ts';
import { putTask } from './operations.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { nesvik, solvik, units } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const day = 24 * 60 * 60 * 1000;
const pool = () => server.database.pool;
const inDays = (days: number): Date => new Date(Date.now() + days * day);
const statusOf = async (device: TestDevice, cursor: string): Promise<number> =>
  (await device.request(`/sync/pull?cursor=${encodeURIComponent(cursor)}`)).status;

/** Tasks that lie in the north and then move south: one tombstone each. */
async function moveAway(count: number): Promise<readonly string[]> {
  const [kari, siri] = [await server.as('kari'), await server.as('siri')];
  const ids = Array.from({ length: count }, () => randomUUID());
  await kari.push(ids.map((id) => putTask({}, id)));
  await siri.push(
    ids.map((id, index): OperationBody => ({
      type: 'record.patch',
      id,
      kind: 'task',
      fields: { unitId: units.south },
      base: { unitId: `${kari.replicaId}:${index + 1}` },
    })),
  );
  return ids;
}

describe('a tombstone', () => {
  it('SYN70 stays for 180 days, and then goes, a batch at a time', async () => {
    await moveAway(30);
    expect(await clearTombstones(pool(), solvik, inDays(179))).toBe(0);
    const cleared = await clearTombstones(pool(), solvik, inDays(181));
    expect(cleared).toBeGreaterThanOrEqual(30);
    expect(await clearTombstones(pool(), solvik, inDays(181))).toBe(0);
  });

  it('SYN70 of another tenant is not touched', async () => {
    await moveAway(1);
    expect(await clearTombstones(pool(), nesvik, inDays(181))).toBe(0);
    expect(await clearTombstones(pool(), solvik, inDays(181))).toBe(1);
  });
});

describe('a cursor', () => {
  it('SYN71 that has not seen a tombstone that is cleared away gets 410, and a fresh start has the truth', async () => {
    const kari = await server.as('kari');
    const [id = ''] = await moveAway(1);
    const { cursor: seen } = await kari.pullAll();
    const away = await server.as('kari');
    const { cursor: old } = await away.pullAll();
    const [later = ''] = await moveAway(1);
    await clearTombstones(pool(), solvik, inDays(181));
    expect(await statusOf(away, old)).toBe(410);
    expect(await statusOf(kari, seen)).toBe(410);
    const { changes, cursor } = await away.pullAll(null);
    const held = new Set(changes.map((change) => change.id));
    expect(held.has(id) || held.has(later)).toBe(false);
    expect(await statusOf(away, cursor)).toBe(200);
  });

  it('SYN71 of a first snapshot under way goes on: it began after what was cleared', async () => {
    await moveAway(1);
    await clearTombstones(pool(), solvik, inDays(181));
    const kari = await server.as('kari');
    for (let round = 0; round * 100 <= pullLimit; round += 1) {
      await kari.push(Array.from({ length: 100 }, () => putTask()));
    }
    const first = await (await kari.request('/sync/pull')).json();
    const page = first as { readonly cursor: string; readonly hasMore: boolean };
    expect(page.hasMore).toBe(true);
    expect(await statusOf(kari, page.cursor)).toBe(200);
    // And what is cleared while it is under way ends it.
    await moveAway(1);
    await clearTombstones(pool(), solvik, inDays(181));
    expect(await statusOf(kari, page.cursor)).toBe(410);
  });

  it('SYN72 is worth nothing in another’s hands', async () => {
    const { cursor } = await (await server.as('kari')).pullAll();
    expect(await statusOf(await server.as('ola'), cursor)).toBe(410);
    expect(await statusOf(await server.as('nora'), cursor)).toBe(410);
    expect(await statusOf(await server.as('kari'), cursor)).toBe(200);
  });

  it('SYN71 the application role may clear tombstones and nothing else of the history', async () => {
    const { rows } = await withOwner(server.database.ownerUrl, (owner) =>
      owner.query<{ table_name: string }>(
        `SELECT table_name FROM information_schema.role_table_grants
         WHERE grantee = 'visitt_app' AND table_schema = 'visitt' AND privilege_type = 'DELETE'
           AND table_name IN ('tombstone', 'record', 'record_version', 'operation')`,
      ),
    );
    expect(rows.map(({ table_name }) => table_name)).toEqual(['tombstone']);
  });
});
