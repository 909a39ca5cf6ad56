import { Hono, type MiddlewareHandler } from 'hono';
import type { AppEnv } from '#server/http/app-parts.ts';
import { handleError } from '#server/http/handle-error.ts';
import type { Metrics } from '#server/http/metrics.ts';
import { syncRoutes } from '#server/http/sync-routes.ts';
import type { SyncDatabase } from '#server/sync/sync-rows.ts';
import { createPokes } from '#server/sync/pokes.ts';
import { askWithoutDedupe } from './bugs/missing-dedupe.ts';
import { withRowBugs } from './bugs/row-bugs.ts';
import type { Connection, MemoryDatabase } from './memory/memory-database.ts';
import { only } from './memory/tables.ts';
import { toUuid } from './seeded-crypto.ts';
import type { World } from './world.ts';

/** Whose session the request comes with. */
export type Session = { readonly tenantId: string; readonly staffId: string; readonly deviceId: string };

/** The server: several processes of the production handlers on one database. */
export type Deployment = {
  /** Answered by one of the processes. Rejects when that process dies before it has answered. */
  request(address: string, init: RequestInit, session: Session): Promise<Response>;
  /** For those who sit at a wired desk: the handlers without a network in between. */
  desk(): SyncDatabase;
  /** A hint that something of the tenant changed, from the process that took it. */
  listen(tenantId: string, changed: () => void): () => void;
  /** Remembers this moment, and tells every replica that it is safe up to here. */
  backUp(): void;
  /** Back to the last backup, under a new epoch. False when there is none. */
  restore(): boolean;
  /** The oldest tombstones of each tenant go, as if they had had their time. */
  clearTombstones(): void;
};

type Process = { readonly app: Hono<AppEnv>; readonly connection: Connection; readonly died: Promise<never> };

const sessionHeader = 'x-simulated-session';

export function createDeployment(
  world: World,
  database: MemoryDatabase,
  tenants: readonly string[],
): Deployment {
  const { kernel, random } = world;
  const pokes = createPokes();
  const limits = random.chance(0.8)
    ? { burst: 1_000_000, perSecond: 1000 }
    : { burst: random.between(2, 8), perSecond: 0.02 };
  const pageRows = random.pick([2, 5, 12, 40]);
  const sequences = new Map<string, number>();
  let backup: number | null = null;

  const startProcess = (index: number): Process => {
    const skew = random.between(-1500, 1500);
    const now = () => new Date(kernel.now() + skew);
    let die = (_: Error): void => undefined;
    const died = new Promise<never>((_, reject) => (die = reject));
    died.catch(() => undefined);
    const pause = async (point: string) => {
      if (world.strikes('serverKilled')) {
        world.note(`server ${index} dies at ${point}`);
        world.hit(`server: dies at ${point}`);
        connection.kill();
        processes[index] = startProcess(index);
        die(new Error('the server process died'));
        return;
      }
      if (world.strikes('slowDatabase')) await kernel.delay(random.between(1, 400));
    };
    const connection = database.connect({
      pause,
      refuses: () => world.strikes('valueRefused'),
      told: (what) => world.hit(`database: ${what}`),
    });
    const app = new Hono<AppEnv>();
    app.route(
      '/sync',
      syncRoutes({
        database: withRowBugs(world, connection, { database, tenants, now, sequences }),
        loggedInOnly,
        metrics: toMetrics(world),
        pokes,
        now,
        limits: { login: limits, push: limits },
        pageRows,
      }),
    );
    app.onError(handleError((_, event) => world.hit(`server: ${event}`)));
    return { app, connection, died };
  };
  const processes: Process[] = [];
  const drawn = random.between(1, 3);
  const count = world.hunt.processes ?? drawn;
  for (let index = 0; index < count; index += 1) processes.push(startProcess(index));

  return {
    request: (address, init, { tenantId, staffId, deviceId }) => {
      const process = random.pick(processes);
      const headers = new Headers(init.headers);
      headers.set(sessionHeader, [tenantId, staffId, deviceId].join(' '));
      const ask = (asked: RequestInit) =>
        Promise.race([Promise.resolve(process.app.request(address, { ...asked, headers })), process.died]);
      return world.bugs.missingDedupe ? askWithoutDedupe(init, ask, () => toUuid(random)) : ask(init);
    },
    desk: () => {
      const now = () => new Date(kernel.now());
      return withRowBugs(world, database.connect(), { database, tenants, now, sequences });
    },
    listen: (tenantId, changed) => pokes.listen(tenantId, changed, () => undefined),
    backUp: () => {
      backup = database.moment();
      for (const tenantId of tenants) {
        for (const row of database.list(tenantId, 'replica')) {
          database.put(tenantId, 'replica', row.replicaId, { ...row, safeN: row.lastN });
        }
      }
    },
    restore: () => {
      if (backup === null) return false;
      database.restore(backup);
      for (const tenantId of tenants) {
        const { clearedTo = 0 } = database.read(tenantId, 'tenant', only) ?? {};
        database.put(tenantId, 'tenant', only, { epoch: toUuid(random), clearedTo });
      }
      return true;
    },
    clearTombstones: () => {
      for (const tenantId of tenants) {
        const { position: end = 0 } = database.read(tenantId, 'clock', only) ?? {};
        const gone = database.clearTombstones(tenantId, random.between(0, end));
        if (gone > 0) world.hit('server: tombstones cleared away');
      }
    },
  };
}

/** The session is found by a header that only the simulated network can set. */
const loggedInOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const [tenantId = '', staffId = '', deviceId = ''] = (c.req.header(sessionHeader) ?? '').split(' ');
  c.set('loggedIn', {
    tenantId,
    staffId,
    deviceId,
    deviceClosedAt: null,
    sessionId: `${staffId} ${deviceId}`,
    expiresAt: new Date('2027-12-31T00:00:00Z'),
  });
  return next();
};

/** What the handlers count for operations is what the simulation counts as branches. */
const toMetrics = (world: World): Metrics => ({
  count: (name, labels = {}) => {
    const label = Object.values(labels).join(' ');
    if (label !== '') world.hit(`${name.replace(/^visitt_|_total$/g, '')}: ${label}`);
  },
  render: () => '',
});
