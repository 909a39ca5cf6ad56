import type { Context, MiddlewareHandler } from 'hono';
import { uuid } from '#protocol/primitives.ts';
import { createSessionRows } from '../auth/session-rows.ts';
import { loadSession, type LoggedIn } from '../auth/session-store.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { problem } from './problems.ts';

type Parts = Pick<AppParts, 'pool' | 'cookies' | 'now'>;

/** Who asks, by the cookie, and on which device, by `x-visitt-device`. Null: nobody is logged in. */
export function createLoggedIn({
  pool,
  cookies,
  now,
}: Parts): (c: Context<AppEnv>) => Promise<LoggedIn | null> {
  const find = createSessionRows(pool);
  return (c) => {
    const deviceId = uuid.safeParse(c.req.header('x-visitt-device'));
    const appVersion = c.req.header('x-visitt-version') ?? null;
    return loadSession(pool, find, cookies.session.read(c) ?? '', now(), {
      deviceId: deviceId.success ? deviceId.data : null,
      userAgent: c.req.header('User-Agent') ?? '',
      appVersion: appVersion !== null && /^[\w.+-]{1,60}$/.test(appVersion) ? appVersion : null,
    });
  };
}

/**
 * Lets only somebody with a session through, and says who in `c.var.loggedIn`. A device that has been closed is told
 * so and gets nothing more, except where `closed` is `let`: there it may deliver what it has.
 */
export function loggedInOnly(
  parts: Parts,
  { closed }: { readonly closed: 'refuse' | 'let' } = { closed: 'refuse' },
): MiddlewareHandler<AppEnv> {
  const loadLoggedIn = createLoggedIn(parts);
  return async (c, next) => {
    const loggedIn = await loadLoggedIn(c);
    if (!loggedIn) return problem(c, 'notLoggedIn');
    if (loggedIn.deviceClosedAt && closed === 'refuse') return problem(c, 'deviceClosed');
    c.set('loggedIn', loggedIn);
    c.header('Cache-Control', 'no-store');
    return next();
  };
}
