import { Hono } from 'hono';
import type { Session } from '#protocol/session.ts';
import { loadActor } from '../actor.ts';
import { inTransaction } from '../db/transaction.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';

/** `GET /session`: who is logged in and what she may see. */
export function sessionRoute(parts: AppParts): Hono<AppEnv> {
  const { pool, demo, now } = parts;
  return new Hono<AppEnv>().get('/', loggedInOnly(parts), async (c) => {
    const { tenantId, staffId, expiresAt } = c.var.loggedIn;
    const found = await inTransaction(pool, tenantId, 'snapshot', async (tx) => {
      const actor = await loadActor(tx, tenantId, staffId);
      const { rows } = await tx.query<{ name: string }>('SELECT name FROM visitt.tenant');
      return actor && { actor, tenantName: rows[0]?.name ?? '' };
    });
    if (!found) return problem(c, 'notLoggedIn');
    const { actor, tenantName } = found;
    const session: Session = {
      tenantId,
      tenantName,
      staffId,
      name: actor.name,
      title: actor.title,
      roles: [...actor.roles],
      readScopes: [...actor.scopes.read],
      writeScopes: [...actor.scopes.write],
      expiresAt: expiresAt.toISOString(),
      demo,
      serverTime: now().toISOString(),
    };
    return c.json(session);
  });
}
