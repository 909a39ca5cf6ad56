import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { createCookies } from './auth/cookies.ts';
import { createDemoLogin } from './auth/create-demo-login.ts';
import { demoMount } from './auth/demo-mount.ts';
import { createOidcClient } from './auth/oidc-client.ts';
import { createSeal } from './auth/seal.ts';
import { importSigningKey } from './auth/signing-keys.ts';
import { createConfirmationSigner, makeConfirmationKey } from './certificate/confirmation-signer.ts';
import { clearDaily } from './clear-daily.ts';
import type { Config } from './config.ts';
import { loadSecret } from './db/data-dir.ts';
import { createSharedRateLimit } from './db/shared-rate-limit.ts';
import { withOwner } from './db/pool.ts';
import { loadTenants } from './db/tenants.ts';
import type { DemoTenant } from './demo/demo-tenant.ts';
import { generateDemo } from './demo/generate-demo.ts';
import { fillDatabase } from './fill-database.ts';
import type { AppEnv, AppParts, RateSettings } from './http/app-parts.ts';
import { createApp } from './http/create-app.ts';
import type { Log } from './http/log.ts';
import { createMetrics } from './http/metrics.ts';
import { securityHeaders } from './http/security-headers.ts';
import { watchSockets, type Patience } from './http/watch-sockets.ts';
import { openDatabase, type Database } from './open-database.ts';
import { StartError } from './start-error.ts';
import { openDeviceClosings } from './supervision/device-closings.ts';
import { createPokes } from './sync/pokes.ts';
import { tellStatements, type Telling } from './statements/tell-statements.ts';
import { watchPositions } from './sync/watch-positions.ts';

/** When the server stops: within the half minute that an orchestrator gives it. */
const patience: Patience = { stuckMs: 5_000, longestMs: 20_000 };

export type RunningServer = {
  readonly app: Hono<AppEnv>;
  readonly database: Database;
  readonly port: number;
  readonly publicUrl: string;
  /** Called when the embedded database ends by itself. */
  readonly onLost: (listener: () => void) => void;
  /** Takes no new requests, finishes those under way, then closes the database. */
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly log: Log;
  readonly now?: () => Date;
  readonly limits?: RateSettings;
  /** How often learning record stores are told. */
  readonly telling?: Pick<Telling, 'every' | 'random'>;
  /** Whom the demo is about; the generator's tenants when nothing else is given. `today`: a calendar day. */
  readonly demoTenants?: (today: string) => readonly DemoTenant[];
};

/** A shift change at 300 staff behind one address; a device that empties a month's queue. */
const defaultLimits: RateSettings = {
  login: { burst: 300, perSecond: 5 },
  push: { burst: 300, perSecond: 20 },
};

/** Everything from the database to the open port. Throws a `StartError` when somebody has to change something. */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { log, now = () => new Date(), limits = defaultLimits } = options;
  const { demoTenants = (today) => generateDemo({ today }) } = options;
  const server = createServer({ maxHeaderSize: 32 * 1024 });
  const sockets = watchSockets(server);
  // The port first: it is refused in a millisecond, the database takes longer.
  const port = await listen(server, config);
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const waiting = (_: IncomingMessage, response: ServerResponse): void => startingUp(response);
  server.on('request', waiting);
  let database: Database | null = null;
  try {
    database = await openDatabase(config, log);
    const { pool, ownerUrl } = database;
    await fillDatabase(database, config.demo ? demoTenants : null, log, now);
    const tenants = await withOwner(ownerUrl, loadTenants);
    const sessionKey = config.sessionKey ?? (await loadSecret(config.dataDir, 'session.key'));
    const confirmationKey =
      config.confirmationKey ?? (await loadSecret(config.dataDir, 'confirmation.key', makeConfirmationKey));
    const redirectUri = `${publicUrl}/auth/callback`;
    const pokes = createPokes();
    const { closings, closedAgain } = await openDeviceClosings(config.dataDir, pool, tenants, now);
    if (closedAgain > 0) log('warn', 'devicesClosedAgain', { devices: closedAgain });
    const unwatch = watchPositions(pool, pokes, log);
    const demo = config.oidc
      ? null
      : await createDemoLogin({ config, pool, tenants, publicUrl, port, redirectUri, sessionKey, log, now });
    const oidc =
      demo?.client ??
      createOidcClient({
        issuer: config.oidc?.issuer ?? '',
        clientId: config.oidc?.clientId ?? '',
        privateKey: await importSigningKey(config.oidc?.privateKey ?? ''),
        redirectUri,
      });
    const statementSeal = createSeal(sessionKey, 'learning record store');
    const parts: AppParts = {
      pool,
      publicUrl,
      version: await loadVersion(),
      demo: config.demo,
      provOrigins: config.provOrigins,
      trustedProxies: config.trustedProxies,
      staticDir: config.staticDir,
      oidc,
      loginSeal: createSeal(sessionKey, 'log-in'),
      statementSeal,
      allowsInsideStores: config.allowsInsideStores,
      cookies: createCookies(publicUrl),
      pokes,
      metrics: createMetrics(),
      log,
      now,
      limits,
      sharedLimit: createSharedRateLimit(pool, sessionKey, now),
      closings,
      confirmations: createConfirmationSigner(confirmationKey),
      demoLogin: demo,
    };
    const app = createApp(parts);
    const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    const headers = Object.entries(securityHeaders(publicUrl, []));
    server.off('request', waiting);
    server.on('request', (request, response) => {
      if (demo && isProviders(request.url ?? '')) {
        for (const [name, value] of headers) response.setHeader(name, value);
        demo.provider.handle(request, response);
      } else void answer(request, response);
    });
    const opened = database;
    const stopClearing = clearDaily(database, log, now);
    const stopTelling = tellStatements(database, {
      homePage: publicUrl,
      seal: statementSeal,
      allowsInside: config.allowsInsideStores,
      log,
      now,
      ...options.telling,
    });
    const stop = async (): Promise<void> => {
      pokes.close();
      await unwatch();
      await sockets.close(patience);
      await stopClearing();
      await stopTelling();
      await opened.close();
    };
    return { app, database, port, publicUrl, onLost: database.onLost, stop };
  } catch (cause) {
    server.close();
    server.closeAllConnections();
    await database?.close();
    throw cause;
  }
}

/** The provider's own addresses; its pages for people belong to the app. */
const isProviders = (url: string): boolean =>
  url.startsWith(`${demoMount}/`) && !/^\/idp\/(interaction\/|page\.css)/.test(url);

function startingUp(response: ServerResponse): void {
  response.writeHead(503, {
    'Content-Type': 'application/json',
    'Retry-After': '1',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify({ status: 'starting', database: 'unavailable' }));
}

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((done, refuse) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? `port ${port} on ${host} is in use: end what uses it, or set PORT to another`
          : `cannot listen on ${host}:${port} (${cause.code})`;
      refuse(new StartError(why, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function loadVersion(): Promise<string> {
  const text = await readFile(resolve('package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { readonly version?: string }).version ?? '0.0.0';
}
