import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runAdmin } from '#server/admin/run-admin.ts';
import { startEmbedded, type EmbeddedPostgres } from '#server/db/embedded.ts';
import { createPool, withOwner } from '#server/db/pool.ts';
import { loadTenants } from '#server/db/tenants.ts';
import { inTransaction } from '#server/db/transaction.ts';
import { putTask } from './operations.ts';
import { createEngineDevice, type Reach } from './engine-device.ts';
import { logInAs } from './log-in-as.ts';
import { buildServer, runServer, type ServerProcess } from './server-process.ts';
import { createDevice, makeDataDir, removeDataDir } from './test-server.ts';

// Real processes on one database, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 240_000 });

type Session = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly writeScopes: readonly string[];
};

const databaseDir = await makeDataDir();
const folders: string[] = [databaseDir];
let database: EmbeddedPostgres;
let built = '';
const servers: ServerProcess[] = [];
let addresses: string[] = [];
let cookie = '';
let session: Session;
let unitId = '';

/** Each its own folder; what they share is the database and the key that seals cookies. */
async function startOne(): Promise<ServerProcess> {
  const folder = await makeDataDir();
  folders.push(folder);
  return runServer(built, { DATABASE_URL: database.url, DATA_DIR: folder, SESSION_KEY: 'k'.repeat(43) });
}

beforeAll(async () => {
  built = await buildServer();
  database = await startEmbedded(databaseDir);
  // At the same moment, on an empty database: one of them makes the tables and the demo, the others find them.
  servers.push(...(await Promise.all([startOne(), startOne(), startOne()])));
  addresses = await Promise.all(servers.map(({ ready }) => ready));
  ({ cookie } = await logInAs(addresses[0] ?? '', 'kari'));
  session = (await (await fetch(`${addresses[1]}/session`, { headers: { cookie } })).json()) as Session;
  unitId = session.writeScopes.find((scope) => scope.startsWith('unit:'))?.slice(5) ?? '';
});
afterAll(async () => {
  for (const { child, ended } of servers) {
    child.kill('SIGTERM');
    await ended;
  }
  await database.stop();
  await Promise.all(folders.map(removeDataDir));
});

/** Another server for each request, as a balancer without sticky sessions deals them out. */
function roundRobin(start: number): () => string {
  let next = start;
  return () => addresses[(next += 1) % addresses.length] ?? '';
}

it('servers that start at the same moment make one demo, and a session of one is good at all', async () => {
  expect(await withOwner(database.url, loadTenants)).toHaveLength(2);
  expect(session.tenantId).toMatch(/^[0-9a-f-]{36}$/);
  for (const address of addresses) {
    expect((await fetch(`${address}/session`, { headers: { cookie } })).status).toBe(200);
  }
});

it('devices that change servers with each request, and servers that die: nothing lost, no row missed', async () => {
  const reader = createDevice((path, init) => fetch(`${addresses[0]}${path}`, init), cookie);
  let { cursor } = await reader.pullAll();
  const seen: string[] = [];
  const phones = await Promise.all(
    Array.from({ length: 4 }, async (_, index) => {
      const next = roundRobin(index);
      const reach: Reach = () => ({ address: next(), cookie });
      return createEngineDevice(reach, { ...session, unitId });
    }),
  );
  const shift = new AbortController();
  const working = phones.map(async (phone, index) => {
    for (let number = 0; !shift.signal.aborted; number += 1) {
      await phone.write(`Oppgave ${index}-${number}`);
      await phone.sync();
    }
  });
  /** A poller that never looks back, and asks another server each time. */
  const any = roundRobin(0);
  const poller = createDevice((path, init) => fetch(`${any()}${path}`, init), cookie);
  const look = async (): Promise<void> => {
    const page = await poller.pullAll(cursor).catch(() => null);
    if (!page) return;
    ({ cursor } = page);
    seen.push(...page.changes.map(({ id }) => id));
  };
  const polling = (async () => {
    while (!shift.signal.aborted) await look();
  })();
  const acknowledged = async (): Promise<readonly string[]> =>
    (await Promise.all(phones.map((phone) => phone.acknowledged()))).flat();
  for (let round = 0; round < 3; round += 1) {
    const before = (await acknowledged()).length;
    await vi.waitUntil(async () => (await acknowledged()).length >= before + 15, { timeout: 180_000 });
    const victim = servers[round];
    victim?.child.kill('SIGKILL');
    await victim?.ended;
    const another = await startOne();
    servers[round] = another;
    addresses[round] = await another.ready;
  }
  shift.abort();
  await Promise.all([...working, polling]);
  const wanted = await acknowledged();
  expect(wanted.length).toBeGreaterThanOrEqual(45);
  seen.push(...(await poller.pullAll(cursor)).changes.map(({ id }) => id));
  const { changes } = await poller.pullAll();
  const there = new Set(changes.map(({ id }) => id));
  expect(wanted.filter((id) => !there.has(id))).toEqual([]);
  expect(wanted.filter((id) => !seen.includes(id))).toEqual([]);
  await Promise.all(phones.map((phone) => phone.close()));
});

/** Past the signs of life that come between. */
async function untilPoke(events: ReadableStreamDefaultReader<string>): Promise<void> {
  for (;;) {
    const { value, done } = await events.read();
    if (done) throw new Error('the stream ended');
    if (value.includes('event: poke')) return;
  }
}

it('who listens at one server hears of what another has taken', async () => {
  const answer = await fetch(`${addresses[0]}/sync/poke`, { headers: { cookie } });
  const events = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!events) throw new Error('no stream');
  await events.read();
  const other = createDevice((path, init) => fetch(`${addresses[1]}${path}`, init), cookie);
  const heard = untilPoke(events);
  let isHeard = false;
  void heard.then(() => (isHeard = true));
  // The first look after somebody began to listen only learns where the clock stands.
  await vi.waitUntil(
    async () => {
      if (!isHeard) await other.push([putTask({ unitId, personId: null }, randomUUID())]);
      return isHeard;
    },
    { timeout: 120_000, interval: 500 },
  );
  await heard;
  await events.cancel();
});

it('a replica or restored copy can be verified, and what it holds is then safe', async () => {
  const address = addresses[0] ?? '';
  const device = createDevice((path, init) => fetch(`${address}${path}`, init), cookie);
  await device.push([putTask({ unitId, personId: null })]);
  // The copy: for a test the database itself, reached as a replica would be.
  let said = '';
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: folders[1] ?? '',
    VERIFY_DATABASE_URL: database.url,
  };
  const say = (text: string): void => void (said += text);
  const code = await runAdmin(['verify', '--copy'], env, { out: say, err: say }, '0.0.0');
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('safeN raised for') });
  const pool = createPool(database.url, () => undefined);
  const { rows } = await inTransaction(pool, session.tenantId, 'snapshot', (tx) =>
    tx.query('SELECT 1 FROM visitt.replica WHERE safe_n <> last_n'),
  );
  await pool.end();
  expect(rows).toEqual([]);
});

it('no server wrote the secrets it shares into its log', async () => {
  const password = (await readFile(join(databaseDir, 'postgres.password'), 'utf8')).trim();
  const token = cookie.split('.').at(-1) ?? '';
  for (const { said } of servers) {
    const { out, err } = said();
    for (const secret of [password, 'k'.repeat(43), token]) expect(`${out}${err}`).not.toContain(secret);
    expect(err.length).toBeGreaterThan(0);
  }
});
