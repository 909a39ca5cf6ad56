import type { Database } from './open-database.ts';
import { withOwner } from './db/pool.ts';
import { loadTenants } from './db/tenants.ts';
import type { Log } from './http/log.ts';
import { clearTombstones } from './sync/clear-tombstones.ts';

const daily = 24 * 60 * 60 * 1000;

/**
 * Clears away what has had its time, now and once a day. Several servers may do it at once: each row goes once.
 * Returns how to stop; what is under way then is waited for.
 */
export function clearDaily({ pool, ownerUrl }: Database, log: Log, now: () => Date): () => Promise<void> {
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const clear = async (): Promise<void> => {
    try {
      for (const { tenantId } of await withOwner(ownerUrl, loadTenants)) {
        if (isStopped) return;
        const count = await clearTombstones(pool, tenantId, now());
        if (count > 0) log('info', 'tombstonesCleared', { tenantId, count });
      }
    } catch (cause) {
      // Tomorrow is early enough: an old tombstone harms nobody.
      log('warn', 'tombstonesNotCleared', {
        reason: cause instanceof Error ? cause.name : 'unknown',
      });
    }
  };
  const begin = (): void => {
    running = clear();
  };
  begin();
  const timer = setInterval(begin, daily);
  timer.unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
  };
}
