/** Chromium's offer to put the app on the home screen; other browsers have only their menu. */
type InstallPrompt = Event & { readonly prompt: () => Promise<unknown> };

export type InstallOffer = {
  /** Shows the browser's own question; null when it has not offered. */
  current(): (() => void) | null;
  subscribe(listener: () => void): () => void;
};

const isInstallPrompt = (event: Event): event is InstallPrompt => 'prompt' in event;

/** Listens from the start of the page: the browser offers once, long before anybody opens Meg. */
export function createInstallOffer(): InstallOffer {
  const listeners = new Set<() => void>();
  let offer: (() => void) | null = null;
  const put = (next: (() => void) | null) => {
    offer = next;
    for (const listener of listeners) listener();
  };
  addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallPrompt(event)) return;
    event.preventDefault();
    put(() => void event.prompt());
  });
  addEventListener('appinstalled', () => put(null));
  return {
    current: () => offer,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
