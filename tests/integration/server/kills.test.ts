import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { isAlive } from '#server/db/data-dir.ts';
import { pushAnswer, type Outcome } from '#protocol/push.ts';
import { putTask } from './operations.ts';
import { logInAs } from './log-in-as.ts';
import { buildServer, runServer } from './server-process.ts';
import { createDevice, makeDataDir, operationOf, removeDataDir } from './test-server.ts';

/** A few in each run of the suite; `KILLS=50` for the long one (docs/operations.md). */
const kills = Number(process.env['KILLS'] ?? 5);
vi.setConfig({ testTimeout: 120_000 + kills * 90_000 });

it(`${kills} SIGKILLs of a server under load, every third of its database too: nothing acknowledged is lost`, async () => {
  const built = await buildServer();
  const dataDir = await makeDataDir();
  const postgres = async (): Promise<number> =>
    Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  let server = runServer(built, { DATA_DIR: dataDir });
  let address = await server.ready;
  const { cookie } = await logInAs(address, 'kari');
  const session = (await (await fetch(`${address}/session`, { headers: { cookie } })).json()) as {
    readonly writeScopes: readonly string[];
  };
  const unitId = session.writeScopes.find((scope) => scope.startsWith('unit:'))?.slice(5) ?? '';

  const acknowledged = new Map<string, Outcome>();
  const changed: string[] = [];
  const ended = new AbortController();
  // Also when it fails: what goes on working would be in the way of the next test.
  onTestFinished(async () => {
    ended.abort();
    server.child.kill('SIGKILL');
    await server.ended;
    const databasePid = await postgres();
    if (await isAlive(databasePid)) process.kill(databasePid, 'SIGQUIT');
    await removeDataDir(dataDir);
  });
  /** One batch after the other, each again and again until it has an answer; and now and then once more after that. */
  const work = async (index: number): Promise<void> => {
    const device = createDevice((path, init) => fetch(`${address}${path}`, init), cookie);
    const push = async (
      firstN: number,
      operations: readonly object[],
    ): Promise<readonly Outcome[] | null> => {
      const response = await device.pushRaw({ firstN, operations }).catch(() => null);
      if (response?.status !== 200) return null;
      const body: unknown = await response.json().catch(() => null);
      const answer = pushAnswer.safeParse(body);
      return answer.success ? answer.data.outcomes : null;
    };
    for (let firstN = 1; !ended.signal.aborted; firstN += 4) {
      const bodies = Array.from({ length: 4 }, () => putTask({ unitId, personId: null }, randomUUID()));
      const operations = bodies.map((body, place) => operationOf(body, firstN + place));
      let outcomes: readonly Outcome[] | null = null;
      while (outcomes === null && !ended.signal.aborted) {
        outcomes = await push(firstN, operations);
        // The limit on pushes is not what is tested.
        await new Promise((done) => setTimeout(done, 20 + index));
      }
      for (const outcome of outcomes ?? []) {
        if (outcome.status !== 'quarantined') acknowledged.set(outcome.recordId, outcome);
      }
      if (firstN % 12 !== 1 || outcomes === null) continue;
      const again = await push(firstN, operations);
      if (again && JSON.stringify(again) !== JSON.stringify(outcomes)) changed.push(`${index} ${firstN}`);
    }
  };
  const working = Array.from({ length: 6 }, (_, index) => work(index));
  for (let kill = 0; kill < kills; kill += 1) {
    const before = acknowledged.size;
    await vi.waitUntil(() => acknowledged.size >= before + 24, { timeout: 180_000 });
    const databasePid = await postgres();
    if (kill % 3 === 2) process.kill(databasePid, 'SIGKILL');
    server.child.kill('SIGKILL');
    await server.ended;
    if (kill % 3 === 2) await vi.waitUntil(async () => !(await isAlive(databasePid)), { timeout: 60_000 });
    server = runServer(built, { DATA_DIR: dataDir });
    address = await server.ready;
  }
  ended.abort();
  await Promise.all(working);
  const { changes } = await createDevice((path, init) => fetch(`${address}${path}`, init), cookie).pullAll();
  const versions = new Map(changes.map((one) => [one.id, one.change === 'upsert' ? one.version : 0]));
  expect(acknowledged.size).toBeGreaterThanOrEqual(24 * kills);
  // Each is there, and was made once.
  expect([...acknowledged.keys()].filter((id) => versions.get(id) !== 1)).toEqual([]);
  expect(changed).toEqual([]);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});
