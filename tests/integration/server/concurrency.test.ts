import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { answer, putDraft, putTask } from './operations.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { solvik, units } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const devices = (count: number): Promise<readonly TestDevice[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => server.as(index % 2 === 0 ? 'kari' : 'siri')));

it('sixteen writers and a poller that never looks back: no row is missed', async () => {
  const poller = await server.as('siri');
  let { cursor } = await poller.pullAll();
  const seen: string[] = [];
  const wanted: string[] = [];
  const writers = new Set<number>();
  const poll = async (): Promise<void> => {
    const page = await poller.pullAll(cursor);
    ({ cursor } = page);
    seen.push(...page.changes.map(({ id }) => id));
  };
  const polling = async (): Promise<void> => {
    do await poll();
    while (writers.size > 0);
  };
  const write = async (device: TestDevice, writer: number): Promise<void> => {
    writers.add(writer);
    for (let push = 0; push < 12; push += 1) {
      const tasks = Array.from({ length: 1 + ((writer + push) % 4) }, () => randomUUID());
      wanted.push(...tasks);
      await device.push(tasks.map((task) => putTask({}, task)));
    }
    writers.delete(writer);
  };
  const all = await devices(16);
  const writing = Promise.all(all.map(write));
  await Promise.all([polling(), writing]);
  await poll();
  expect(seen.toSorted()).toEqual(wanted.toSorted());
});

it('many who change the same records at once: every operation counts, none waits in a ring', async () => {
  const [first] = await devices(1);
  const drafts = Array.from({ length: 6 }, () => randomUUID());
  await first?.push(drafts.map((draft) => putDraft(draft)));
  const writers = await devices(10);
  await Promise.all(
    writers.map((device, writer) => {
      const order = writer % 2 === 0 ? drafts : drafts.toReversed();
      return device.push(order.map((draft) => answer(draft, `field${writer}`, 'x')));
    }),
  );
  const { changes } = await (await server.as('kari')).pullAll();
  for (const draft of drafts) {
    const record = changes.find(({ id }) => id === draft);
    expect(record).toMatchObject({ change: 'upsert', version: 11 });
  }
});

it('the same new record from many replicas: one is made, the others meet it', async () => {
  const id = randomUUID();
  const put: OperationBody = putTask({}, id);
  const results = await Promise.all((await devices(8)).map((device) => device.push([put])));
  const statuses = results
    .map(({ outcomes }) => outcomes[0]?.status ?? 'none')
    .toSorted((a, b) => a.localeCompare(b));
  expect(statuses).toEqual(['applied', ...Array.from({ length: 7 }, () => 'duplicate')]);
});

it('positions have no gaps and no two rows share one', async () => {
  const device = await server.as('siri');
  await device.push([putTask({ unitId: units.south }), putTask()]);
  const client = await server.database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.tenant', $1, true)`, [solvik]);
    const { rows } = await client.query<{ places: string; highest: string; clock: string }>(
      `SELECT count(DISTINCT position) AS places, max(position) AS highest,
         (SELECT position FROM visitt.tenant_clock) AS clock
       FROM (SELECT position FROM visitt.record_version UNION ALL SELECT position FROM visitt.tombstone) AS all_places`,
    );
    expect(rows[0]?.places).toBe(rows[0]?.highest);
    expect(rows[0]?.clock).toBe(rows[0]?.highest);
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
});
