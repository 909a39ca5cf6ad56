import { useEffect } from 'preact/hooks';

/**
 * The phone lies under the projector while sixty people type: its screen stays lit. Let go when the page is hidden, so it is
 * asked for again. Where a browser has nothing of the kind the screen sleeps as always.
 */
export function useLitScreen(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let current = true;
    let held: WakeLockSentinel | undefined;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const asked = await navigator.wakeLock.request('screen');
        if (current) held = asked;
        else await asked.release();
      } catch {
        // Low on battery, mostly: nothing to tell anybody.
      }
    };
    const look = () => void ask();
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      current = false;
      document.removeEventListener('visibilitychange', look);
      void held?.release().catch(() => {});
    };
  }, []);
}
