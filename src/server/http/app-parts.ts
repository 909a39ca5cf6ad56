import type { HttpBindings } from '@hono/node-server';
import type pg from 'pg';
import type { DemoPerson } from '../auth/demo-people.ts';
import type { DemoProvider } from '../auth/demo-provider.ts';
import type { Cookies } from '../auth/cookies.ts';
import type { ConfirmationSigner } from '../certificate/confirmation-signer.ts';
import type { OidcClient } from '../auth/oidc-client.ts';
import type { Seal } from '../auth/seal.ts';
import type { LoggedIn } from '../auth/session-store.ts';
import type { SharedRateLimit } from '../db/shared-rate-limit.ts';
import type { DeviceClosings } from '../supervision/device-closings.ts';
import type { Pokes } from '../sync/pokes.ts';
import type { TrustedProxies } from './client-address.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What the app is put together from; `start-server.ts` makes them, once. */
export type AppParts = {
  readonly pool: pg.Pool;
  /** Origin the app is reached at. */
  readonly publicUrl: string;
  readonly version: string;
  readonly demo: boolean;
  readonly provOrigins: readonly string[];
  readonly trustedProxies: TrustedProxies;
  readonly staticDir: string;
  readonly oidc: OidcClient;
  readonly loginSeal: Seal;
  /** Closes the secrets of learning record stores. */
  readonly statementSeal: Seal;
  /** Learning record stores inside the house are let through too. */
  readonly allowsInsideStores: boolean;
  readonly cookies: Cookies;
  readonly pokes: Pokes;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => Date;
  readonly limits: RateSettings;
  /** Counts across all servers on this database. */
  readonly sharedLimit: SharedRateLimit;
  readonly closings: DeviceClosings;
  readonly confirmations: ConfirmationSigner;
  /** The demo identity provider, when there is one. */
  readonly demoLogin: {
    readonly provider: DemoProvider;
    readonly people: () => Promise<readonly DemoPerson[]>;
  } | null;
};

/** Token buckets: how many at once, and how many more each second. */
export type RateSettings = {
  readonly login: { readonly burst: number; readonly perSecond: number };
  readonly push: { readonly burst: number; readonly perSecond: number };
};

/** Bindings are absent when the app is called without a server (`app.request()`). */
export type AppEnv = {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: { loggedIn: LoggedIn };
};
