import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';
import type { Log } from '../http/log.ts';
import type { Pokes } from './pokes.ts';

/** A poke is a hint: a second late is no harm, and one look a tenant costs a tenth of a millisecond. */
const lookEvery = 1_000;

/**
 * Pokes those who listen here when another server process has taken something: looks at the tenants' clocks, only
 * while somebody listens, and only at theirs. Returns how to stop, which resolves when the last look is over.
 */
export function watchPositions(pool: pg.Pool, pokes: Pokes, log: Log): () => Promise<void> {
  let seen: ReadonlyMap<string, number> = new Map();
  let looking: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const now = new Map<string, number>();
    for (const tenantId of pokes.tenants()) {
      const position = await loadPosition(pool, tenantId);
      now.set(tenantId, position);
      const before = seen.get(tenantId);
      // What was taken here has been poked about already.
      const isNews = before !== undefined && before !== position && position > pokes.poked(tenantId);
      if (isNews) pokes.poke(tenantId, position);
    }
    seen = now;
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = look()
      .catch((cause: unknown) => log('warn', 'positionsUnseen', { error: (cause as Error).name }))
      .finally(() => (looking = null));
  }, lookEvery);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

async function loadPosition(pool: pg.Pool, tenantId: string): Promise<number> {
  return inTransaction(pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<{ position: string }>('SELECT position FROM visitt.tenant_clock', []);
    return Number(rows[0]?.position ?? 0);
  });
}
