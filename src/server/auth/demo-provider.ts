import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider/lib/provider.js';
import type { DemoPerson } from './demo-people.ts';
import { demoMount } from './demo-mount.ts';
import { createDemoProviderStore } from './demo-provider-store.ts';
import { messagePage } from './message-page.ts';
import { toPageLanguage } from './page-texts.ts';
import { toPublicJwk, type SigningJwk } from './signing-keys.ts';

/** A real OpenID Connect provider with fictional people, in the same process, under `/idp`. */
export type DemoProvider = {
  readonly issuer: string;
  /** Everything under `/idp` but the log-in page itself. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** The log-in under way that the request's cookie belongs to; false when there is none. */
  readonly isUnderWay: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Logs in and says where the browser goes next. */
  readonly logIn: (request: IncomingMessage, response: ServerResponse, subject: string) => Promise<string>;
};

export const demoClientId = 'visitt';

export type DemoProviderSettings = {
  readonly publicUrl: string;
  readonly redirectUri: string;
  /** The provider's own key and the public half of Visitt's, as JWK. */
  readonly signingKey: SigningJwk;
  readonly clientKey: SigningJwk;
  readonly cookieSecret: string;
  readonly people: () => Promise<readonly DemoPerson[]>;
  readonly now: () => number;
  readonly onError: (cause: Error) => void;
};

export function createDemoProvider(settings: DemoProviderSettings): DemoProvider {
  const issuer = `${settings.publicUrl}${demoMount}`;
  const provider = createProvider(issuer, settings);
  const { host, protocol } = new URL(settings.publicUrl);
  const callback = provider.callback();
  /** The provider reads its own address off the request; whoever calls, it is the public one. */
  const asPublic = (request: IncomingMessage): void => {
    request.headers.host = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    delete request.headers['x-forwarded-host'];
  };
  return {
    issuer,
    handle: (request, response) => {
      asPublic(request);
      // As Express mounts an application: the provider works out its prefix from the two.
      Object.assign(request, { originalUrl: request.url });
      request.url = request.url?.slice(demoMount.length) || '/';
      void callback(request, response);
    },
    isUnderWay: async (request, response) => {
      asPublic(request);
      try {
        await provider.interactionDetails(request, response);
        return true;
      } catch {
        return false;
      }
    },
    logIn: (request, response, subject) => {
      asPublic(request);
      return provider.interactionResult(request, response, {
        login: { accountId: subject, remember: false },
      });
    },
  };
}

function createProvider(issuer: string, settings: DemoProviderSettings): Provider {
  const provider = new Provider(issuer, {
    adapter: createDemoProviderStore(settings.now),
    clients: [
      {
        client_id: demoClientId,
        redirect_uris: [settings.redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        id_token_signed_response_alg: 'ES256',
        jwks: { keys: [toPublicJwk(settings.clientKey)] },
      },
    ],
    jwks: { keys: [settings.signingKey] },
    cookies: {
      keys: [createHash('sha256').update(`idp ${settings.cookieSecret}`).digest('base64url')],
      names: { session: 'idp-session', interaction: 'idp-login', resume: 'idp-resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: demoMount },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      rpInitiatedLogout: { enabled: false },
    },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'tenant'] },
    conformIdTokenClaims: false,
    interactions: { url: (_context, { uid }) => `${demoMount}/interaction/${uid}` },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 300,
      Interaction: 3600,
      // Nobody stays logged in here: the next on a shared device is often somebody else, and the provider does not
      // let another person continue a session.
      Session: 1,
    },
    clientBasedCORS: () => false,
    findAccount: async (_context, subject) => {
      const person = (await settings.people()).find((one) => one.subject === subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, tenant: person.tenantId }) };
    },
    // Visitt is the only client and asks for nothing that needs consent.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    renderError: (context) => {
      context.type = 'html';
      context.body = messagePage(toPageLanguage(context.get('Accept-Language')), 'stopped');
    },
  });
  provider.proxy = true;
  provider.on('server_error', (_context, cause) => settings.onError(cause));
  return provider;
}
