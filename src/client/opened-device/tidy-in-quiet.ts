import type { DeviceStore } from '#store/device-store.ts';
import type { SyncRunner } from '#sync/sync-runner.ts';

/** After opening, and after each round with the server: so long nobody is to be held up. */
const quietAfter = 3_000;

/**
 * What can wait until the screen stands and nothing is fetched: what has lain here longer than the municipality lets it
 * goes, and what the lists read at the next start is made. Returns how to stop.
 */
export function tidyInQuiet(
  store: DeviceStore,
  runner: Pick<SyncRunner, 'status'>,
  keptDays: () => number | null,
): () => void {
  let completedAt: string | null = null;
  let droppedTo: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tidy = async () => {
    const days = keptDays();
    if (days !== null && days !== droppedTo) {
      await store.dropOld(days);
      droppedTo = days;
    }
    // Between two pages a record that has moved may have left one unit and not come to the other.
    if (completedAt !== null && runner.status.current().phase === 'idle') {
      await store.corrections.dropOrphans();
      await store.sheets.dropOrphans();
    }
    await store.keepHeaders();
  };
  const tidySoon = () => {
    clearTimeout(timer);
    // A store that cannot be read or written is told of by what the screens ask of it.
    timer = setTimeout(() => void tidy().catch(() => {}), quietAfter);
  };
  tidySoon();
  const stop = runner.status.subscribe(({ lastCompletedAt }) => {
    if (lastCompletedAt === completedAt) return;
    completedAt = lastCompletedAt;
    tidySoon();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
