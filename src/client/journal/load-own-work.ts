import type { Session } from '#protocol/session.ts';
import { browserClock } from '#store/browser-clock.ts';
import type { DeviceStore } from '#store/device-store.ts';
import { loadUnsent } from '#store/journal/take-unsent.ts';
import type { UnsentWork } from '#store/journal/unsent-file.ts';

type Whose = Pick<Session, 'tenantId' | 'staffId'>;

/** Everything undelivered of the opened store, and a line in the log that it was taken. */
export async function loadOwnWork(store: DeviceStore, { tenantId, staffId }: Whose): Promise<UnsentWork> {
  const about = { personId: null, unitId: null };
  // A device that is full cannot note it, and is what this file is for.
  await store
    .logAccess({ action: 'export', kind: 'unsent', recordId: store.replicaId, ...about })
    .catch(() => {});
  return { tenantId, staffId, at: browserClock.now(), entries: await loadUnsent(store.inside.db) };
}
