import { hiddenMinutes } from '../vault/kept-key.ts';

const signs = ['pointerdown', 'keydown', 'scroll', 'touchstart'] as const;
const lookEvery = 5_000;
/** What may stand there untouched does so for a day's work, and no longer. */
const unattendedHours = 12;

type Presence = {
  /** Minutes without a touch, as the municipality has set them. */
  readonly idleMinutes: () => number;
  /** Whether what is shown is for a whole room and about nobody: it may stand there, and the next touch asks who it is. */
  readonly isUnattended: () => boolean;
  /** `hidden`: out of sight for five minutes; another tab may be in use. `idle`: nobody has touched anything. */
  readonly gone: (why: 'hidden' | 'idle') => void;
};

/**
 * Notices when nobody is there. Times are compared, not only waited for: a phone that slept runs no timers, and must
 * be locked before anything is seen. Returns how to stop.
 */
export function watchPresence({ idleMinutes, isUnattended, gone }: Presence): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const channel = new BroadcastChannel('visitt-presence');
  const say: (word: string) => void = channel.postMessage.bind(channel);
  let touchedAt = Date.now();
  let hiddenAt = document.visibilityState === 'hidden' ? Date.now() : null;
  let toldAt = 0;

  const look = (isUntouched = false) => {
    const now = Date.now();
    const minutes = isUntouched && isUnattended() ? unattendedHours * 60 : idleMinutes();
    if (hiddenAt !== null && now - hiddenAt >= hiddenMinutes * 60_000) gone('hidden');
    else if (now - touchedAt >= minutes * 60_000) gone('idle');
  };
  const touch = () => {
    look();
    touchedAt = Date.now();
    if (touchedAt - toldAt < lookEvery) return;
    toldAt = touchedAt;
    say('touched');
  };
  // Somebody at work in one tab is at work.
  channel.addEventListener('message', () => {
    touchedAt = Date.now();
  });
  for (const sign of signs) addEventListener(sign, touch, { signal, capture: true, passive: true });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') {
        look();
        hiddenAt = null;
      } else hiddenAt = Date.now();
    },
    { signal },
  );
  const timer = setInterval(() => look(true), lookEvery);
  return () => {
    ended.abort();
    clearInterval(timer);
    channel.close();
  };
}
