import type { DeviceStore } from '#store/device-store.ts';
import type { SyncRunner } from '#sync/sync-runner.ts';

/** After opening, and after each round with the server: so long nobody is to be held up. */
const quietAfter = 3_000;

/** Makes what the lists read at the next start, when the screen stands and nothing is fetched. Returns how to stop. */
export function keepHeadersInQuiet(store: DeviceStore, runner: SyncRunner): () => void {
  let completedAt: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepSoon = () => {
    clearTimeout(timer);
    // A store that cannot be read or written is told of by what the screens ask of it.
    timer = setTimeout(() => void store.keepHeaders().catch(() => {}), quietAfter);
  };
  keepSoon();
  const stop = runner.status.subscribe(({ lastCompletedAt }) => {
    if (lastCompletedAt === completedAt) return;
    completedAt = lastCompletedAt;
    keepSoon();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
