import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toHybridTime } from '#domain/merge/hybrid-clock.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { pullAnswer, type PullAnswer } from '#protocol/pull.ts';
import { pushAnswer, type PushAnswer } from '#protocol/push.ts';
import { schemaOf, upcasters } from '#protocol/upcast/upcasters.ts';
import { protocolVersion } from '#protocol/version.ts';
import { createSession } from '#server/auth/session-store.ts';
import { parseConfig, type Config } from '#server/config.ts';
import { startServer, type RunningServer, type StartOptions } from '#server/start-server.ts';
import { nesvik, solvik, staff, testTenants, type Subject } from './test-tenants.ts';

/** Reachable for the user PostgreSQL runs as, which a plain temporary folder is not. */
export async function makeDataDir(): Promise<string> {
  const folder = await mkdtemp('/var/tmp/visitt-test-');
  await chmod(folder, 0o755);
  return folder;
}

/** What a killed PostgreSQL leaves may still be going away. */
export const removeDataDir = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

export function testConfig(dataDir: string, changes: Partial<Config> = {}): Config {
  const parsed = parseConfig({ PORT: '0', DATA_DIR: dataDir });
  if (!parsed.ok) throw new Error(parsed.problem);
  return { ...parsed.config, staticDir: join(dataDir, 'client'), ...changes };
}

export type TestServer = RunningServer & {
  readonly dataDir: string;
  readonly logged: readonly string[];
  readonly as: (subject: Subject) => Promise<TestDevice>;
  readonly remove: () => Promise<void>;
};

/** A real server on a fresh database with two small tenants (see `test-tenants.ts`). Call `remove` when done. */
export async function startTestServer(
  changes: Partial<Config> = {},
  options: Partial<StartOptions> = {},
): Promise<TestServer> {
  const dataDir = await makeDataDir();
  const logged: string[] = [];
  const server = await startServer(testConfig(dataDir, changes), {
    log: (level, event, fields) => void logged.push(JSON.stringify({ level, event, ...fields })),
    demoTenants: testTenants,
    ...options,
  });
  return {
    ...server,
    dataDir,
    logged,
    as: (subject) => logInDirectly(server, subject, options.now?.() ?? new Date()),
    remove: async () => {
      await server.stop();
      await removeDataDir(dataDir);
    },
  };
}

/** A device of one person: keeps its numbers and its cursor, as a phone does. */
export type TestDevice = {
  readonly replicaId: string;
  readonly deviceId: string;
  readonly cookie: string;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** Pushes these as the next operations of the replica. */
  readonly push: (bodies: readonly OperationBody[], groupId?: string) => Promise<PushAnswer>;
  /** Pushes whatever is given, as it is given. */
  readonly pushRaw: (changes: object) => Promise<Response>;
  readonly pull: (cursor?: string | null) => Promise<PullAnswer>;
  /** Every page from the cursor on. */
  readonly pullAll: (cursor?: string | null) => Promise<PulledAll>;
};
export type PulledAll = {
  readonly changes: PullAnswer['changes'];
  readonly revoked: readonly string[];
  readonly cursor: string;
};

export const operationOf = (body: OperationBody, n: number, groupId?: string): object => ({
  n,
  schema: Object.hasOwn(upcasters, body.type) ? schemaOf(body.type) : 1,
  at: '2026-11-21T10:00:00.000+01:00',
  hlc: toHybridTime(Date.parse('2026-11-21T09:00:00Z'), n),
  ...(groupId === undefined ? {} : { groupId }),
  body,
});

/** By the server's own clock: a test that sets it must not depend on how long it has been running. */
async function logInDirectly(
  { app, database }: RunningServer,
  subject: Subject,
  now: Date,
): Promise<TestDevice> {
  const tenantId = subject === 'nora' ? nesvik : solvik;
  const { cookie } = await createSession(database.pool, { tenantId, staffId: staff[subject] }, now);
  return createDevice((path, init) => Promise.resolve(app.request(path, init)), `visitt=${cookie}`);
}

export function createDevice(
  send: (path: string, init?: RequestInit) => Promise<Response>,
  cookie: string,
): TestDevice {
  const replicaId = randomUUID();
  const deviceId = randomUUID();
  let nextN = 1;
  const request = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('Cookie', cookie);
    if (!headers.has('x-visitt-device')) headers.set('x-visitt-device', deviceId);
    return send(path, { ...init, headers });
  };
  const pushRaw = (changes: object): Promise<Response> =>
    request('/sync/push', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        protocol: protocolVersion,
        epoch: null,
        replicaId,
        deviceId,
        firstN: 1,
        pending: 0,
        oldestPending: null,
        sentAt: new Date().toISOString(),
        ...changes,
      }),
    });
  const push = async (bodies: readonly OperationBody[], groupId?: string): Promise<PushAnswer> => {
    const firstN = nextN;
    const operations = bodies.map((body, index) => operationOf(body, firstN + index, groupId));
    const response = await pushRaw({ firstN, operations });
    if (response.status !== 200) throw new Error(`push: ${response.status} ${await response.text()}`);
    nextN += bodies.length;
    return pushAnswer.parse(await response.json());
  };
  const pull = async (cursor: string | null = null): Promise<PullAnswer> => {
    const response = await request(`/sync/pull${cursor === null ? '' : `?cursor=${cursor}`}`);
    if (response.status !== 200) throw new Error(`pull: ${response.status} ${await response.text()}`);
    return pullAnswer.parse(await response.json());
  };
  const pullAll = async (start: string | null = null): Promise<PulledAll> => {
    const changes: PullAnswer['changes'][number][] = [];
    const revoked: string[] = [];
    let cursor = start;
    for (;;) {
      const page = await pull(cursor);
      changes.push(...page.changes);
      revoked.push(...page.revokedScopes);
      ({ cursor } = page);
      if (!page.hasMore) return { changes, revoked, cursor };
    }
  };
  return { replicaId, deviceId, cookie, request, push, pushRaw, pull, pullAll };
}
