import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { parseTrustedProxies, type TrustedProxies } from './http/client-address.ts';

const optionalUrl = z.optional(z.url());

const environment = z
  .object({
    PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 8080),
    HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
    DATA_DIR: z._default(z.string().check(z.minLength(1)), '.data'),
    DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, 'must start with postgres://'))),
    PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
    OIDC_ISSUER: optionalUrl,
    OIDC_CLIENT_ID: z.optional(z.string().check(z.minLength(1))),
    OIDC_PRIVATE_KEY_JWK: z.optional(z.string().check(z.minLength(1))),
    DEMO: z.optional(z.enum(['on', 'off'])),
    PROV_ORIGINS: z._default(z.string(), ''),
    TRUSTED_PROXY: z._default(z.string(), ''),
    XAPI_INSIDE: z.optional(z.enum(['on', 'off'])),
    CONFIRMATION_KEY: z.optional(z.string().check(z.minLength(1))),
    SESSION_KEY: z.optional(z.string().check(z.minLength(32, 'must be at least 32 characters'))),
  })
  .check(
    z.refine(
      (env) =>
        !env.OIDC_ISSUER || (env.OIDC_CLIENT_ID !== undefined && env.OIDC_PRIVATE_KEY_JWK !== undefined),
      { error: 'needs OIDC_CLIENT_ID and OIDC_PRIVATE_KEY_JWK too', path: ['OIDC_ISSUER'] },
    ),
    z.refine((env) => env.OIDC_ISSUER !== undefined || env.DEMO !== 'off', {
      error: 'is off, so there must be an OIDC_ISSUER to log in with',
      path: ['DEMO'],
    }),
  );

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  /** The client's private key as a JWK, JSON text. */
  readonly privateKey: string;
};

export type Config = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Origin only, no trailing slash; null: `http://localhost:PORT`. */
  readonly publicUrl: string | null;
  /** Null: the demo identity provider. */
  readonly oidc: OidcSettings | null;
  readonly demo: boolean;
  /** Other origins `/prov` may open a form from. */
  readonly provOrigins: readonly string[];
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: TrustedProxies;
  /** Learning record stores on the house's own network, and over plain http, are let through too. */
  readonly allowsInsideStores: boolean;
  /** Seals cookies; null: made once and kept in `dataDir`. */
  readonly sessionKey: string | null;
  /** Signs what is confirmed of learning: a private Ed25519 key as a JWK, JSON text; null: made once and kept in `dataDir`. */
  readonly confirmationKey: string | null;
  /** Where the built client lies. */
  readonly staticDir: string;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problem: string };

/** Reads the environment (see `contract.md`). An empty variable counts as absent. */
export function parseConfig(env: { readonly [name: string]: string | undefined }): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
    return { ok: false, problem };
  }
  const { data } = parsed;
  const provOrigins = data.PROV_ORIGINS.split(/[\s,]+/).filter(Boolean);
  const bad = provOrigins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (bad !== undefined) return { ok: false, problem: `PROV_ORIGINS: ${bad} is not an origin` };
  const trustedProxies = parseTrustedProxies(data.TRUSTED_PROXY);
  if (!trustedProxies)
    return { ok: false, problem: 'TRUSTED_PROXY: neither a number of proxies (0 to 10) nor their addresses' };
  const oidc =
    data.OIDC_ISSUER && data.OIDC_CLIENT_ID && data.OIDC_PRIVATE_KEY_JWK
      ? { issuer: data.OIDC_ISSUER, clientId: data.OIDC_CLIENT_ID, privateKey: data.OIDC_PRIVATE_KEY_JWK }
      : null;
  return {
    ok: true,
    config: {
      port: data.PORT,
      host: data.HOST,
      dataDir: resolve(data.DATA_DIR),
      databaseUrl: data.DATABASE_URL ?? null,
      publicUrl: data.PUBLIC_URL ? new URL(data.PUBLIC_URL).origin : null,
      oidc,
      demo: data.DEMO ? data.DEMO === 'on' : oidc === null,
      provOrigins,
      trustedProxies,
      allowsInsideStores: data.XAPI_INSIDE === 'on',
      sessionKey: data.SESSION_KEY ?? null,
      confirmationKey: data.CONFIRMATION_KEY ?? null,
      staticDir: resolve('dist/client'),
    },
  };
}
