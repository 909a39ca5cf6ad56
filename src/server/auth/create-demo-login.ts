import type pg from 'pg';
import type { Config } from '../config.ts';
import { loadSecret } from '../db/data-dir.ts';
import type { Tenant } from '../db/tenants.ts';
import type { Log } from '../http/log.ts';
import { loadDemoPeople, type DemoPerson } from './demo-people.ts';
import { createDemoProvider, demoClientId, type DemoProvider } from './demo-provider.ts';
import { createOidcClient, type OidcClient } from './oidc-client.ts';
import { importSigningKey, makeSigningKey, type SigningJwk } from './signing-keys.ts';

export type DemoLogin = {
  readonly provider: DemoProvider;
  readonly people: () => Promise<readonly DemoPerson[]>;
  readonly client: OidcClient;
};

export type DemoLoginSettings = {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly tenants: readonly Tenant[];
  readonly publicUrl: string;
  readonly port: number;
  readonly redirectUri: string;
  readonly sessionKey: string;
  readonly log: Log;
  readonly now: () => Date;
};

/** The demo identity provider and the client that talks to it; both keep their keys in `DATA_DIR`. */
export async function createDemoLogin(settings: DemoLoginSettings): Promise<DemoLogin> {
  const { config, pool, tenants, publicUrl, port, redirectUri, sessionKey, log, now } = settings;
  const providerKey = await loadSecret(config.dataDir, 'idp.key', makeSigningKey);
  const clientKey = await loadSecret(config.dataDir, 'oidc-client.key', makeSigningKey);
  const people = (): Promise<readonly DemoPerson[]> => loadDemoPeople(pool, tenants);
  const provider = createDemoProvider({
    publicUrl,
    redirectUri,
    signingKey: JSON.parse(providerKey) as SigningJwk,
    clientKey: JSON.parse(clientKey) as SigningJwk,
    cookieSecret: sessionKey,
    people,
    now: () => now().getTime(),
    onError: (cause) => log('error', 'demoProviderFailed', { error: cause.name }),
  });
  const client = createOidcClient({
    issuer: provider.issuer,
    clientId: demoClientId,
    privateKey: await importSigningKey(clientKey),
    redirectUri,
    // The public address may not be reachable from here (a tunnel, a phone's view of the machine).
    fetch: (url, options) => fetch(toLoopback(url, config.host, port), options),
  });
  return { provider, people, client };
}

const anywhere = new Set(['0.0.0.0', '::']);

function toLoopback(url: string, host: string, port: number): string {
  const { pathname, search } = new URL(url);
  const name = anywhere.has(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}${pathname}${search}`;
}
