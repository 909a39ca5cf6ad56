import type { DeviceStore } from '#store/device-store.ts';
import type { StartedSync } from '#store/start-sync.ts';
import { idleStatus, type SyncStatus } from '#sync/status.ts';
import type { KickReason } from '#sync/sync-runner.ts';

/** At the latest, when the browser never has a quiet moment. */
const startWithin = 1_500;

/**
 * Sending and fetching for an opened store, fetched and started when the first screen has been drawn; at once when
 * somebody asks for it.
 */
export function startSyncLater(store: DeviceStore): StartedSync {
  const listeners = new Map<(status: SyncStatus) => void, () => void>();
  const asked: KickReason[] = [];
  let started: StartedSync | null = null;
  let loading: Promise<void> | null = null;
  let isOver = false;
  const load = (): Promise<void> =>
    (loading ??= import('#store/start-sync.ts').then(({ startSync }) => {
      if (isOver) return;
      const { runner } = (started = startSync(store));
      for (const listener of listeners.keys()) listeners.set(listener, runner.status.subscribe(listener));
      for (const reason of asked) runner.kick(reason);
    }));
  // Without its code nothing can be delivered before the app is opened anew; it lies beside the rest of the app.
  const begin = () => void load().catch(() => (loading = null));
  const cancel = inQuietMoment(begin);
  return {
    runner: {
      kick: (reason) => {
        if (started) started.runner.kick(reason);
        else {
          asked.push(reason);
          begin();
        }
      },
      status: {
        current: () => started?.runner.status.current() ?? idleStatus,
        subscribe: (listener) => {
          if (started) listeners.set(listener, started.runner.status.subscribe(listener));
          else {
            listeners.set(listener, () => {});
            listener(idleStatus);
          }
          return () => {
            listeners.get(listener)?.();
            listeners.delete(listener);
          };
        },
      },
      start: begin,
      stop: async () => started?.runner.stop(),
    },
    stop: async () => {
      isOver = true;
      cancel();
      await started?.stop();
    },
  };
}

function inQuietMoment(work: () => void): () => void {
  // Safari has no quiet moments to offer.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, startWithin / 5);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: startWithin });
  return () => cancelIdleCallback(handle);
}
