import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-parts.ts';
import { problem } from './problems.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site made a browser send. Browsers say where a request comes from; a client that says nothing
 * is not a browser, and has no cookie it did not fetch itself.
 */
export const sameSiteOnly =
  (publicUrl: string): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (safeMethods.has(c.req.method) || isOwn(c, publicUrl)) return next();
    return problem(c, 'crossSite');
  };

function isOwn(c: Context, publicUrl: string): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('Origin');
  return origin === undefined || origin === publicUrl || origin === new URL(c.req.url).origin;
}
