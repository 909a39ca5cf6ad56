import * as client from 'openid-client';
import { uuid } from '#protocol/primitives.ts';

/** What must be remembered between leaving for the identity provider and coming back. */
export type LoginState = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Path in the app to end up at. */
  readonly returnTo: string;
};

/** Who the identity provider says it is. */
export type Identified = { readonly subject: string; readonly tenantId: string };

export type OidcClient = {
  readonly begin: (returnTo: string) => Promise<{ readonly url: URL; readonly state: LoginState }>;
  /** Null: the provider vouches for somebody without a tenant. Throws when the answer does not hold. */
  readonly finish: (callback: URL, state: LoginState) => Promise<Identified | null>;
};

export type OidcClientSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly privateKey: client.PrivateKey;
  readonly redirectUri: string;
  /** Reaches the provider from the server itself; absent: as the address says. */
  readonly fetch?: client.CustomFetch;
};

/** The claim that names the municipality; see `docs/decisions/2026-11-21-log-in-as-bff.md`. */
const tenantClaim = 'tenant';

/** Code flow with PKCE, pushed authorization request and private_key_jwt: nothing of it is seen by the browser. */
export function createOidcClient(settings: OidcClientSettings): OidcClient {
  const discover = remember(() => discoverProvider(settings));
  const { redirectUri } = settings;
  return {
    begin: async (returnTo) => {
      const config = await discover();
      const state = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        returnTo,
      };
      const parameters = {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: state.state,
        nonce: state.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(state.verifier),
        code_challenge_method: 'S256',
        // Phones and tablets are shared: never carry on as whoever logged in last.
        prompt: 'login',
      };
      const pushes = config.serverMetadata().pushed_authorization_request_endpoint !== undefined;
      const url = pushes
        ? await client.buildAuthorizationUrlWithPAR(config, parameters)
        : client.buildAuthorizationUrl(config, parameters);
      return { url, state };
    },
    finish: async (callback, { state, nonce, verifier }) => {
      const tokens = await client.authorizationCodeGrant(await discover(), callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const tenantId = uuid.safeParse(claims?.[tenantClaim]);
      return claims && tenantId.success ? { subject: claims.sub, tenantId: tenantId.data } : null;
    },
  };
}

async function discoverProvider({
  issuer,
  clientId,
  privateKey,
  fetch,
}: OidcClientSettings): Promise<client.Configuration> {
  const plain = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {};
  return client.discovery(new URL(issuer), clientId, undefined, client.PrivateKeyJwt(privateKey), {
    ...plain,
    ...(fetch ? { [client.customFetch]: fetch } : {}),
  });
}

/** Keeps the first success; a failure is tried again next time. */
function remember<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load().catch((cause: unknown) => {
      loaded = null;
      throw cause;
    });
    return loaded;
  };
}
