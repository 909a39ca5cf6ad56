import { Hono, type Context } from 'hono';
import { statementSettings } from '#protocol/statement-settings.ts';
import { loadActor } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { isStoreAddress } from '../statements/post-statements.ts';
import { loadStatus, putSettings } from '../statements/statement-store.ts';
import { addAccessRows, supervisionRow } from '../supervision/access-rows.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';
import { readBody } from './read-body.ts';

const bodyBytes = 8 * 1024;

/** `/learning/statements`: where learning is told of outside. An administrator's, and no secret ever comes out of it. */
export function statementRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, now, statementSeal, allowsInsideStores } = parts;
  const app = new Hono<AppEnv>();
  app.use('*', loggedInOnly(parts));

  const asAdministrator = <T>(
    c: Context<AppEnv>,
    action: 'statements.read' | 'statements.set',
    work: (tx: Transaction, at: Date) => Promise<T>,
  ): Promise<{ readonly value: T } | null> => {
    const { tenantId, staffId } = c.var.loggedIn;
    return inTransaction(pool, tenantId, 'write', async (tx) => {
      const actor = await loadActor(tx, tenantId, staffId);
      if (!actor?.roles.some(({ role }) => role === 'administrator')) return null;
      const at = now();
      const row = supervisionRow({ role: 'administrator' }, action, { kind: 'statements' }, null, at);
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
      return { value: await work(tx, at) };
    });
  };

  app.get('/', async (c) => {
    const found = await asAdministrator(c, 'statements.read', (tx) => loadStatus(tx));
    return found ? c.json(found.value) : problem(c, 'forbidden');
  });

  app.put('/', async (c) => {
    if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) return problem(c, 'wrongType');
    const body = await readBody(c.req.raw, bodyBytes);
    if (!body.ok) return problem(c, body.reason);
    const settings = statementSettings.safeParse(parse(body.text));
    if (!settings.success) return problem(c, 'badRequest');
    const { enabled, endpoint } = settings.data;
    if ((enabled || endpoint !== '') && !isStoreAddress(endpoint.trim(), allowsInsideStores))
      return problem(c, 'badRequest', { detail: 'endpoint' });
    const { tenantId, staffId } = c.var.loggedIn;
    const done = await asAdministrator(c, 'statements.set', async (tx, at) => {
      const isStored = await putSettings(tx, tenantId, settings.data, statementSeal, staffId, at);
      return isStored ? loadStatus(tx) : null;
    });
    if (!done) return problem(c, 'forbidden');
    return done.value ? c.json(done.value) : problem(c, 'badRequest', { detail: 'secret' });
  });

  return app;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
