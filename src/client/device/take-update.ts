type Worker = Pick<ServiceWorker, 'state' | 'postMessage' | 'addEventListener'>;

export type TakeParts = {
  readonly registration: { readonly waiting: Worker | null; readonly installing: Worker | null };
  /** `navigator.serviceWorker`: tells when this page comes under another worker. */
  readonly container: Pick<ServiceWorkerContainer, 'addEventListener'>;
  /** Opens the page anew. */
  readonly reload: () => void;
};

/**
 * Lets the version that waits in and opens the page anew under it, once. A worker that is no longer waiting has been
 * let in already, by another tab or because no tab held the old one for a moment: then nothing is left to wait for. One
 * that a still newer version has put aside leaves the turn to that.
 */
export function takeUpdate({ registration, container, reload }: TakeParts): void {
  let isReloading = false;
  const open = (): void => {
    if (isReloading) return;
    isReloading = true;
    reload();
  };
  const follow = (worker: Worker): void => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') open();
      else if (worker.state === 'installed' || worker.state === 'redundant') ask();
    });
  };
  const ask = (): void => {
    const { waiting, installing } = registration;
    if (waiting) {
      follow(waiting);
      waiting.postMessage({ type: 'SKIP_WAITING' }, []);
    } else if (installing) follow(installing);
    else open();
  };
  container.addEventListener('controllerchange', open, { once: true });
  ask();
}
