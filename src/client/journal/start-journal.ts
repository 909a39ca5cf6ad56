import { browserClock } from '#store/browser-clock.ts';
import type { DeviceStore } from '#store/device-store.ts';
import { keepJournal, type KeptJournal } from '#store/journal/keep-journal.ts';
import { putStoreCopy, readStoreCopy } from '#store/journal/store-copy.ts';
import { openWorkerJournal } from './open-worker-journal.ts';
import { reportLosses } from './report-losses.ts';

/** The journal of an opened store in this tab. A chunk of its own: the first screen does not wait for it. */
export function startJournal(store: DeviceStore): KeptJournal {
  const { staffId, inside } = store;
  const kept = keepJournal({
    store: { staffId, db: inside.db, changes: inside.changes },
    sealer: inside.sealer,
    journal: openWorkerJournal(staffId),
    copy: { read: () => readStoreCopy(staffId), put: (copy) => putStoreCopy(staffId, copy) },
    clock: browserClock,
  });
  void kept.compared.then(() => reportLosses(store));
  // An answer from the server is the moment to tell it what it has not been told.
  const stopReporting = inside.changes.subscribe(({ what }) => {
    if (what === 'answered') void reportLosses(store);
  });
  return {
    ...kept,
    stop: () => {
      stopReporting();
      kept.stop();
    },
  };
}
