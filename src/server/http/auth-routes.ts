import { Hono, type Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import * as z from 'zod/mini';
import { demoLoginPage } from '../auth/demo-login-page.ts';
import { demoMount } from '../auth/demo-mount.ts';
import { loadIdentity } from '../auth/identity.ts';
import { messagePage } from '../auth/message-page.ts';
import { toPageLanguage, type PageLanguage } from '../auth/page-texts.ts';
import { pageStyle } from '../auth/page-style.ts';
import { createSession, deleteSession } from '../auth/session-store.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { toCaller, toClientAddress, type TrustedProxies } from './client-address.ts';
import { problem } from './problems.ts';
import { readBody } from './read-body.ts';

const loginState = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
/** Log-ins that come back without having begun here, from one address: then one in ten seconds. */
const failedLogins = { burst: 30, perSecond: 0.1 };
/** How long somebody may take to log in. */
const loginMilliseconds = 15 * 60_000;

/** `/auth`: leaving for the identity provider, coming back, logging out. */
export function authRoutes(parts: AppParts): Hono<AppEnv> {
  const {
    pool,
    publicUrl,
    oidc,
    loginSeal,
    cookies,
    metrics,
    log,
    now,
    limits,
    sharedLimit,
    trustedProxies,
  } = parts;
  const app = new Hono<AppEnv>();
  app.use('*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });

  app.get('/login', async (c) => {
    const wait = await sharedLimit(['log-in', callerOf(c, trustedProxies)], limits.login);
    if (wait > 0) return tooMany(c, wait);
    const here = new URL(c.req.url);
    // The provider sends people back to the public address, so the log-in has to start there too.
    if (here.host !== new URL(publicUrl).host) return c.redirect(`${publicUrl}/auth/login${here.search}`);
    try {
      const { url, state } = await oidc.begin(toLocalPath(c.req.query('returnTo')));
      const expires = new Date(now().getTime() + loginMilliseconds);
      cookies.login.write(c, loginSeal.close(state, expires), expires);
      return c.redirect(url.href);
    } catch (cause) {
      return stopped(c, cause);
    }
  });

  app.get('/callback', async (c) => {
    const opened = loginState.safeParse(loginSeal.open(cookies.login.read(c) ?? '', now()));
    cookies.login.clear(c);
    if (!opened.success) {
      // Nobody who began a log-in here is held up by what a neighbour behind the same address tries.
      const wait = await sharedLimit(['failed', callerOf(c, trustedProxies)], failedLogins);
      return wait > 0 ? tooMany(c, wait) : stopped(c, null);
    }
    try {
      const { pathname, search } = new URL(c.req.url);
      const identified = await oidc.finish(new URL(`${publicUrl}${pathname}${search}`), opened.data);
      const staffId = identified && (await loadIdentity(pool, identified));
      if (!identified || !staffId) {
        metrics.count('visitt_logins_total', { result: 'unknown' });
        return c.html(messagePage(languageOf(c), 'unknown'), 403);
      }
      const { cookie, expiresAt } = await createSession(
        pool,
        { tenantId: identified.tenantId, staffId },
        now(),
      );
      cookies.session.write(c, cookie, expiresAt);
      metrics.count('visitt_logins_total', { result: 'ok' });
      return c.redirect(opened.data.returnTo);
    } catch (cause) {
      return stopped(c, cause);
    }
  });

  app.post('/logout', async (c) => {
    const cookie = cookies.session.read(c);
    if (cookie !== undefined) await deleteSession(pool, cookie);
    cookies.session.clear(c);
    return c.body(null, 204);
  });

  const stopped = (c: Context<AppEnv>, cause: unknown): Response | Promise<Response> => {
    const code = (cause as { code?: unknown } | null)?.code;
    metrics.count('visitt_logins_total', { result: 'stopped' });
    log('warn', 'loginStopped', { error: cause instanceof Error ? cause.name : 'noState', code });
    return c.html(messagePage(languageOf(c), 'stopped'), 400);
  };
  return app;
}

/** `/idp`: the pages a person sees; the provider itself answers the rest of it before this app is asked. */
export function demoLoginRoutes({
  demoLogin,
  sharedLimit,
  trustedProxies,
}: Pick<AppParts, 'demoLogin' | 'sharedLimit' | 'trustedProxies'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/page.css', (c) =>
    c.body(pageStyle, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }),
  );
  if (!demoLogin) return app;
  const { provider, people } = demoLogin;

  app.get('/interaction/:uid', async (c) => {
    const { incoming, outgoing } = nodeOf(c);
    if (!incoming || !outgoing || !(await provider.isUnderWay(incoming, outgoing))) {
      return c.html(messagePage(languageOf(c), 'stopped'), 400);
    }
    c.header('Cache-Control', 'no-store');
    return c.html(
      demoLoginPage(languageOf(c), await people(), `${demoMount}/interaction/${c.req.param('uid')}`),
    );
  });

  app.post('/interaction/:uid', async (c) => {
    const { incoming, outgoing } = nodeOf(c);
    const body = await readBody(c.req.raw, 1024);
    const subject = new URLSearchParams(body.ok ? body.text : '').get('user');
    const isKnown = (await people()).some((person) => person.subject === subject);
    if (
      !incoming ||
      !outgoing ||
      subject === null ||
      !isKnown ||
      !(await provider.isUnderWay(incoming, outgoing))
    ) {
      const wait = await sharedLimit(['failed', callerOf(c, trustedProxies)], failedLogins);
      return wait > 0 ? tooMany(c, wait) : c.html(messagePage(languageOf(c), 'stopped'), 400);
    }
    return c.redirect(await provider.logIn(incoming, outgoing, subject), 303);
  });
  return app;
}

/** A browser shows a page; anything else gets a problem. */
function tooMany(c: Context<AppEnv>, seconds: number): Response | Promise<Response> {
  if (!c.req.header('Accept')?.includes('text/html'))
    return problem(c, 'tooMany', { retryAfterSeconds: seconds });
  c.header('Retry-After', String(seconds));
  return c.html(messagePage(languageOf(c), 'wait'), 429);
}

const languageOf = (c: Context<AppEnv>): PageLanguage => toPageLanguage(c.req.header('Accept-Language'));

/** A path in the app, never another site. */
function toLocalPath(wanted: string | undefined): string {
  const base = 'http://app.invalid';
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  return url.origin === base ? `${url.pathname}${url.search}` : '/';
}

/** `app.request()` has no server behind it, and then no bindings at all. */
const nodeOf = (c: Context<AppEnv>): AppEnv['Bindings'] => Object(c.env);

/** Whom a limit counts. */
const callerOf = (c: Context<AppEnv>, trusted: TrustedProxies): string =>
  nodeOf(c).incoming
    ? toCaller(toClientAddress(getConnInfo(c).remote.address, c.req.header('X-Forwarded-For'), trusted))
    : 'unknown';
