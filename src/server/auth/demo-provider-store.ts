import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly expiresAt: number };

/**
 * Where the demo identity provider keeps a log-in under way. In memory on purpose: what must survive a restart is
 * Visitt's own session, which lies in the database.
 */
export function createDemoProviderStore(now: () => number): AdapterFactory {
  const kept = new Map<string, Kept>();
  const sweep = (): void => {
    for (const [key, { expiresAt }] of kept) if (expiresAt <= now()) kept.delete(key);
  };
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    return found && found.expiresAt > now() ? found.payload : undefined;
  };
  const findBy = (model: string, field: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
    for (const key of kept.keys()) {
      const payload = key.startsWith(`${model}:`) ? find(key) : undefined;
      if (payload?.[field] === value) return payload;
    }
    return undefined;
  };
  return (model): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      sweep();
      kept.set(`${model}:${id}`, { payload, expiresAt: now() + (expiresIn ?? 3600) * 1000 });
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => findBy(model, 'uid', uid),
    findByUserCode: async (code) => findBy(model, 'userCode', code),
    consume: async (id) => {
      const found = kept.get(`${model}:${id}`);
      if (!found) return;
      const consumed = Math.floor(now() / 1000);
      kept.set(`${model}:${id}`, { ...found, payload: { ...found.payload, consumed } });
    },
    destroy: async (id) => void kept.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
