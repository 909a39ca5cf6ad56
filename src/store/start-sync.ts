import { createSyncRunner, type SyncRunner } from '#sync/sync-runner.ts';
import { browserClock } from './browser-clock.ts';
import type { DeviceStore } from './device-store.ts';
import { createFetchTransport } from './fetch-transport.ts';
import { createWebLock } from './web-lock.ts';

const pollEvery = 60_000;
/** All devices of a municipality hear the same poke; they do not all answer it in the same moment. */
const pokeSpread = 2_000;
/** Answers come in bursts; one push takes those of a moment together. */
const writtenDelay = 300;

export type StartedSync = {
  readonly runner: SyncRunner;
  stop(): Promise<void>;
};

/**
 * The sync runner of one store in a browser tab, and all that wakes it: the network coming back, the tab being looked
 * at, a write, the server's poke, the service worker, and once a minute while visible.
 */
export function startSync(store: DeviceStore, failed?: (error: unknown) => void): StartedSync {
  // `as`: browsers without a service worker (or without https) have none, whatever the types say.
  const serviceWorker = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const ended = new AbortController();
  const { signal } = ended;
  const runner = createSyncRunner({
    outbox: store.outbox,
    transport: createFetchTransport(store),
    clock: browserClock,
    lock: createWebLock(`visitt-sync-${store.staffId}`),
    ...(failed ? { failed } : {}),
  });
  let poked: ReturnType<typeof setTimeout> | undefined;
  const poke = createPoke(() => {
    clearTimeout(poked);
    poked = setTimeout(() => runner.kick('poke'), Math.random() * pokeSpread);
  });
  const isVisible = () => document.visibilityState === 'visible';
  globalThis.addEventListener('online', () => runner.kick('online'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      poke.listen(isVisible());
      if (isVisible()) runner.kick('visible');
    },
    { signal },
  );
  serviceWorker?.addEventListener(
    'message',
    ({ data }) => {
      if (data === 'visitt-sync') runner.kick('online');
    },
    { signal },
  );
  const timer = setInterval(() => {
    if (isVisible()) runner.kick('poll');
  }, pollEvery);
  let burst: ReturnType<typeof setTimeout> | undefined;
  let pending = 0;
  // Storage problems are told by the screens' own watches.
  const stopWatching = store.watchState().subscribe((state) => {
    if (state.pending > pending) {
      clearTimeout(burst);
      burst = setTimeout(() => runner.kick('write'), writtenDelay);
      askForBackgroundSync(serviceWorker);
    }
    pending = state.pending;
  });
  poke.listen(isVisible());
  runner.start();
  return {
    runner,
    stop: () => {
      ended.abort();
      stopWatching();
      clearInterval(timer);
      clearTimeout(burst);
      clearTimeout(poked);
      poke.listen(false);
      return runner.stop();
    },
  };
}

/** Only Chromium has it, and only as a wake-up: nothing depends on it. */
function askForBackgroundSync(serviceWorker: ServiceWorkerContainer | undefined): void {
  type WithSync = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } };
  serviceWorker?.ready
    .then((registration: WithSync) => registration.sync?.register('visitt-sync'))
    .catch(() => {});
}

/** The server's poke carries no data: it only says that there may be something to fetch. */
function createPoke(poked: () => void) {
  let source: EventSource | null = null;
  return {
    listen: (wanted: boolean) => {
      if (wanted === (source !== null)) return;
      source?.close();
      source = null;
      if (!wanted) return;
      source = new EventSource('/sync/poke');
      source.addEventListener('poke', poked);
      // The browser reconnects by itself, except after an answer such as 401: then the next look at the tab tries again.
      source.addEventListener('error', () => {
        if (source?.readyState === EventSource.CLOSED) source = null;
      });
    },
  };
}
