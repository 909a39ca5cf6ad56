import { Hono } from 'hono';
import { uuid } from '#protocol/primitives.ts';
import type { VaultKey } from '#protocol/vault.ts';
import { loadVaultKey } from '../vault/load-vault-key.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';

/** A person opens a few devices a day; then one a minute, whichever server answers. */
const keysOfOne = { burst: 20, perSecond: 1 / 60 };

/** `GET /vault/key`: what opens this person's vault on this device just after a log-in. A closed device gets none. */
export function vaultRoute(parts: AppParts): Hono<AppEnv> {
  const { pool, metrics, now, sharedLimit } = parts;
  return new Hono<AppEnv>().get('/key', loggedInOnly(parts), async (c) => {
    const deviceId = uuid.safeParse(c.req.header('x-visitt-device'));
    if (!deviceId.success) return problem(c, 'badRequest', { detail: 'x-visitt-device' });
    const { tenantId, staffId } = c.var.loggedIn;
    const wait = await sharedLimit(['vault', tenantId, staffId], keysOfOne);
    if (wait > 0) return problem(c, 'tooMany', { retryAfterSeconds: wait });
    const key = await loadVaultKey(pool, { ...c.var.loggedIn, deviceId: deviceId.data }, now());
    metrics.count('visitt_vault_keys_total', { result: key ? 'ok' : 'logInAgain' });
    if (!key) return problem(c, 'logInAgain');
    return c.json({ key: key.toString('base64') } satisfies VaultKey);
  });
}
