import { Hono } from 'hono';
import { lossReports } from '#protocol/loss-report.ts';
import { inTransaction } from '../db/transaction.ts';
import { putLossReports } from '../sync/put-loss-reports.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';
import { readBody } from './read-body.ts';

const bodyLimit = 16 * 1024;

/** `POST /sync/losses`: a device tells what its browser has lost. Also a closed device may tell. */
export function lossReportRoute(parts: AppParts): Hono<AppEnv> {
  const { pool, metrics, now } = parts;
  return new Hono<AppEnv>().post('/', loggedInOnly(parts, { closed: 'let' }), async (c) => {
    if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) return problem(c, 'wrongType');
    const body = await readBody(c.req.raw, bodyLimit);
    if (!body.ok) return problem(c, body.reason);
    const parsed = lossReports.safeParse(toJson(body.text));
    if (!parsed.success) return problem(c, 'badRequest');
    const { tenantId } = c.var.loggedIn;
    const fresh = await inTransaction(pool, tenantId, 'write', (tx) =>
      putLossReports(tx, tenantId, parsed.data, now().toISOString()),
    );
    metrics.count('visitt_losses_reported_total', {}, fresh);
    return c.body(null, 204);
  });
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
