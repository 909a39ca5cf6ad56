import { Hono } from 'hono';
import type { AppEnv, AppParts } from './app-parts.ts';

/** `/healthz` and `/metrics`: for those who run the server. */
export function healthRoutes({ pool, version, metrics, pokes }: AppParts): Hono<AppEnv> {
  const isUp = async (): Promise<boolean> => {
    try {
      await pool.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  };
  const app = new Hono<AppEnv>();
  app.get('/healthz', async (c) => {
    c.header('Cache-Control', 'no-store');
    return (await isUp())
      ? c.json({ status: 'ok', database: 'ok', version })
      : c.json({ status: 'unavailable', database: 'unavailable', version }, 503);
  });
  app.get('/metrics', async (c) => {
    const gauges = {
      visitt_database_up: (await isUp()) ? 1 : 0,
      visitt_pool_connections: pool.totalCount,
      visitt_pool_idle: pool.idleCount,
      visitt_pool_waiting: pool.waitingCount,
      visitt_poke_listeners: pokes.count(),
      visitt_resident_bytes: process.memoryUsage.rss(),
    };
    return c.body(metrics.render(gauges), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });
  return app;
}
