import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv, AppParts } from './app-parts.ts';

/** One line and one count a request. The route's pattern, never the address: addresses hold ids, queries hold cursors. */
export const logRequests =
  ({ log, metrics, now }: Pick<AppParts, 'log' | 'metrics' | 'now'>): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const started = now().getTime();
    await next();
    const milliseconds = now().getTime() - started;
    const route = routePath(c);
    const { status } = c.res;
    metrics.count('visitt_requests_total', { route, method: c.req.method, status });
    metrics.count('visitt_request_seconds_total', { route }, milliseconds / 1000);
    if (route === '/healthz' || route === '/metrics') return;
    log(status >= 500 ? 'error' : 'info', 'request', { method: c.req.method, route, status, milliseconds });
  };
