import { takeUpdate } from './take-update.ts';

export type WaitingUpdate = {
  /** Lets the new version in and opens the page anew. Only when a person asked for it. */
  readonly take: () => void;
};

/**
 * Registers the service worker of a production build. `offered` is called when a newer version lies ready; it
 * never takes over by itself, so an open form stays on the version it was opened with.
 */
export async function registerServiceWorker(offered: (update: WaitingUpdate) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Not before the first screen: nothing waits for it.
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox('/sw.js');
  let registration: ServiceWorkerRegistration | undefined;
  const take = () => {
    if (!registration) return;
    takeUpdate({ registration, container: navigator.serviceWorker, reload: () => location.reload() });
  };
  workbox.addEventListener('waiting', () => offered({ take }));
  try {
    registration = await workbox.register();
  } catch {
    // Without a service worker the app still works as long as there is network.
  }
}
