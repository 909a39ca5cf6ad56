import type { MiddlewareHandler } from 'hono';
import { loadSession } from '../auth/session-store.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { problem } from './problems.ts';

/** Lets only somebody with a session through, and says who in `c.var.loggedIn`. */
export const loggedInOnly =
  ({ pool, cookies, now }: Pick<AppParts, 'pool' | 'cookies' | 'now'>): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const cookie = cookies.session.read(c);
    const loggedIn = cookie === undefined ? null : await loadSession(pool, cookie, now());
    if (!loggedIn) return problem(c, 'notLoggedIn');
    c.set('loggedIn', loggedIn);
    c.header('Cache-Control', 'no-store');
    return next();
  };
