import type { DeviceStore } from '#store/device-store.ts';
import type { JournalStatus, KeptJournal } from '#store/journal/keep-journal.ts';
import { readStoreCopy } from '#store/journal/store-copy.ts';

/** The journal beside an opened store. */
export type DeviceJournal = {
  /** Calls at once with the present status and again after each change. */
  subscribe(listener: (status: JournalStatus) => void): () => void;
  stop(): void;
};

/** So long the app stays on its opening screen for a store that may have lost something; then it goes on without. */
const rebuildLimit = 10_000;

/**
 * Starts the journal. A store that looks lost or set back is compared, and rebuilt, before anybody works on it; all
 * others open at once and are compared meanwhile.
 */
export async function openJournal(store: DeviceStore): Promise<DeviceJournal> {
  const started = import('../journal/start-journal.ts').then(
    ({ startJournal }) => startJournal(store),
    () => null,
  );
  if (await looksLost(store)) {
    const compared = started.then((kept) => kept?.compared);
    await Promise.race([compared, new Promise((resolve) => setTimeout(resolve, rebuildLimit))]);
  }
  return toDeviceJournal(started);
}

async function looksLost({ staffId, inside: { db } }: DeviceStore): Promise<boolean> {
  const meta = await db.meta.get('store');
  if (!meta) return false;
  const copy = readStoreCopy(staffId);
  if (meta.counter === 0 && !meta.firstSyncDone) return true;
  if (copy === null || meta.formerReplicaIds?.includes(copy.replicaId)) return false;
  return copy.replicaId !== meta.replicaId || copy.counter > meta.counter;
}

function toDeviceJournal(started: Promise<KeptJournal | null>): DeviceJournal {
  return {
    subscribe: (listener) => {
      let unsubscribe: (() => void) | null = null;
      let isOver = false;
      void started.then((kept) => {
        if (isOver) return;
        if (kept) unsubscribe = kept.status.subscribe(listener);
        else listener({ state: 'behind', reason: 'unavailable' });
      });
      return () => {
        isOver = true;
        unsubscribe?.();
      };
    },
    stop: () => void started.then((kept) => kept?.stop()),
  };
}
