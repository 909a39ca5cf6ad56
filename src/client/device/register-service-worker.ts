import { isFormPath } from './form-path.ts';
import { tabMark } from './tab-mark.ts';
import { takeUpdate } from './take-update.ts';
import { untilQuiet } from './until-quiet.ts';

export type WaitingUpdate = {
  /** Lets the new version in and opens the page anew. Only when a person asked for it. */
  readonly take: () => void;
};

/** A person asked for the new version, the browser left it waiting, and the page was opened anew to let it in. */
const mark = tabMark('visitt.takingUpdate');

/**
 * Registers the service worker of a production build. `offered` is called when a newer version lies ready; it
 * never takes over by itself, so an open form stays on the version it was opened with.
 */
export async function registerServiceWorker(offered: (update: WaitingUpdate) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const isAsked = mark.take();
  // Not before the first screen: nothing waits for it.
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox('/sw.js');
  const { serviceWorker: container } = navigator;
  let registration: ServiceWorkerRegistration | undefined;
  const open = () => location.reload();
  /** Since the press she may have come to a form: then she is asked again when she has left it. */
  const unlessInForm = (then: () => void, again: () => void) =>
    isFormPath(location.pathname) ? offered({ take: again }) : then();
  const takeInto = (asked: ServiceWorkerRegistration, parked: () => void) => {
    takeUpdate({ registration: asked, container, reload: () => unlessInForm(open, open), parked });
  };
  const openAgain = () => {
    mark.set();
    open();
  };
  const take = () => {
    const asked = registration;
    if (!asked) return;
    // What is fetched at that moment is what leaves a version waiting.
    void untilQuiet().then(() => takeInto(asked, () => unlessInForm(openAgain, take)));
  };
  if (!isAsked) workbox.addEventListener('waiting', () => offered({ take }));
  try {
    registration = await workbox.register();
  } catch {
    // Without a service worker the app still works as long as there is network.
    return;
  }
  // Nobody presses the second time; if it still waits, she is asked.
  if (isAsked && registration) takeInto(registration, () => offered({ take }));
}
