type Worker = Pick<ServiceWorker, 'state' | 'postMessage' | 'addEventListener'>;

export type TakeParts = {
  readonly registration: { readonly waiting: Worker | null; readonly installing: Worker | null };
  /** `navigator.serviceWorker`: tells when this page comes under another worker. */
  readonly container: Pick<ServiceWorkerContainer, 'addEventListener'>;
  /** Opens the page anew. */
  readonly reload: () => void;
  /** The version was asked in and waits all the same; called at most once. It may still come in after that. */
  readonly parked: () => void;
};

/**
 * Milliseconds after which a version that has not begun to come in is taken to be left waiting. Chromium leaves
 * it so when a request reaches the outgoing worker at that very moment, until that one has had nothing to do for
 * half a minute: asking again does not help, opening the page anew does
 * (docs/decisions/2026-11-23-parked-update.md).
 */
const patience = 3000;

/**
 * Lets the version that waits in and opens the page anew under it, once. A worker that is no longer waiting has been
 * let in already, by another tab or because no tab held the old one for a moment: then nothing is left to wait for. One
 * that a still newer version has put aside leaves the turn to that.
 */
export function takeUpdate({ registration, container, reload, parked }: TakeParts): void {
  let isOver = false;
  const end = (then: () => void): void => {
    if (isOver) return;
    isOver = true;
    then();
  };
  const open = (): void => end(reload);
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
      setTimeout(() => {
        if (waiting.state === 'installed') end(parked);
      }, patience);
    } else if (installing) follow(installing);
    else open();
  };
  container.addEventListener('controllerchange', open, { once: true });
  ask();
}
