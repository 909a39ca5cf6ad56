import type { KeyWord } from './key-words.ts';

/** How long a page out of sight keeps its key, and so the service worker for it. */
export const hiddenMinutes = 5;
/** The browser ends an idle service worker after half a minute: told again, it stays. */
const tellEvery = 20_000;
/** A worker that answers says at once whether it has the key; a busy phone must not ask for the PIN because it is late. */
const answerWithin = 2_000;
/** Other tabs answer at once, when there are any. */
const tabsWithin = 50;

type TabWord =
  | { readonly type: 'ask'; readonly staffId: string; readonly question: string }
  | { readonly type: 'answer'; readonly question: string; readonly key: Uint8Array }
  | { readonly type: 'locked' };

export type KeptKey = {
  /** The key of somebody who has just been at work here, from the service worker or another tab. */
  ask(staffId: string): Promise<Uint8Array | null>;
  keep(staffId: string, key: Uint8Array): void;
  /** `everywhere`: other tabs lock too, and the service worker forgets. */
  drop(where: 'here' | 'everywhere'): void;
  /** Another tab was locked by a person. */
  onLocked(listener: () => void): void;
};

/** Hands the key over a reload and between tabs, in memory only. */
export function createKeptKey(): KeptKey {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const channel = new BroadcastChannel('visitt-vault');
  const say: (word: TabWord) => void = channel.postMessage.bind(channel);
  let kept: { readonly staffId: string; readonly key: Uint8Array } | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let locked = () => {};

  const tell = (word: KeyWord, ports: readonly MessagePort[] = []) =>
    workers?.controller?.postMessage(word, [...ports]);
  const tellKept = () => {
    if (!kept || document.visibilityState !== 'visible') return;
    tell({ type: 'keepKey', ...kept, until: Date.now() + hiddenMinutes * 60_000 });
  };

  channel.addEventListener('message', ({ data }: MessageEvent<TabWord>) => {
    if (data.type === 'ask' && kept?.staffId === data.staffId) {
      say({ type: 'answer', question: data.question, key: kept.key });
    }
    if (data.type === 'locked') locked();
  });
  // The very first visit has no worker yet when the vault is opened.
  workers?.addEventListener('controllerchange', tellKept);
  document.addEventListener('visibilitychange', tellKept);

  return {
    ask: (staffId) =>
      new Promise((resolve) => {
        const question = crypto.randomUUID();
        const { port1, port2 } = new MessageChannel();
        const done = (key: Uint8Array | null) => {
          clearTimeout(limit);
          channel.removeEventListener('message', listen);
          port1.close();
          resolve(key);
        };
        const listen = ({ data }: MessageEvent<TabWord>) => {
          if (data.type === 'answer' && data.question === question) done(data.key);
        };
        const limit = setTimeout(() => done(null), workers?.controller ? answerWithin : tabsWithin);
        channel.addEventListener('message', listen);
        port1.addEventListener('message', ({ data }: MessageEvent<Uint8Array | null>) => {
          if (data) done(data);
          else setTimeout(() => done(null), tabsWithin);
        });
        port1.start();
        say({ type: 'ask', staffId, question });
        tell({ type: 'askKey', staffId }, [port2]);
      }),
    keep: (staffId, key) => {
      kept = { staffId, key };
      clearInterval(timer);
      timer = setInterval(tellKept, tellEvery);
      tellKept();
    },
    drop: (where) => {
      kept = null;
      clearInterval(timer);
      if (where === 'here') return;
      tell({ type: 'dropKey' });
      say({ type: 'locked' });
    },
    onLocked: (listener) => {
      locked = listener;
    },
  };
}
