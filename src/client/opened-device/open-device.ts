import { parseSettings, settingsId, type Settings } from '#protocol/settings.ts';
import type { DeviceProfileStore } from '#store/device-profile.ts';
import type { DeviceStore } from '#store/device-store.ts';
import { openDeviceStore, type StoreOptions } from '#store/open-device-store.ts';
import type { StartedSync } from '#store/start-sync.ts';
import { watchPresence } from './watch-presence.ts';
import { askForPersistence } from './ask-for-persistence.ts';
import { whenCaughtUp } from '#store/journal/when-caught-up.ts';
import { openJournal, type DeviceJournal } from './open-journal.ts';
import { startSyncLater } from './start-sync-later.ts';
import { tidyInQuiet } from './tidy-in-quiet.ts';

export type DeviceEvents = {
  /** As they now are for the one at work. */
  readonly settings: () => Settings;
  /** The municipality's settings have been put where they are known before anything is opened. */
  readonly settingsPut: () => void;
  /** Nobody is there any more. */
  readonly gone: (why: 'hidden' | 'idle') => void;
  /** The server has closed this device, and everything that waited has been delivered. */
  readonly wiped: () => void;
};

/** An opened vault with all that runs beside it. */
export type OpenDevice = {
  readonly store: DeviceStore;
  readonly sync: StartedSync;
  readonly journal: DeviceJournal;
  /** Begins when the first screen is on its way. */
  watch(events: DeviceEvents): void;
  /** Resolves when what was being written is written and nothing runs any more. */
  close(): Promise<void>;
};

type Owner = Pick<StoreOptions, 'tenantId' | 'staffId' | 'deviceId' | 'dataKey'>;

/** So long the first screen waits for what it lists: drawn at once with it, it is not drawn twice. */
const warmLimit = 600;

/** Opens the store, its extra copy and what sends and fetches. Rejects with a `StorageError`. */
export async function openDevice(profile: DeviceProfileStore, owner: Owner): Promise<OpenDevice> {
  const store = await openDeviceStore(owner);
  const [journal] = await Promise.all([openJournal(store), atMost(warmLimit, store.warmHeaders())]);
  const sync = startSyncLater(store);
  let stops: readonly (() => void)[] = [];
  return {
    store,
    sync,
    journal,
    watch: ({ settings, settingsPut, gone, wiped }) => {
      stops = [
        watchSettings(profile, store, settingsPut),
        watchSync(profile, { store, sync }, wiped),
        whenCaughtUp(journal, () => sync.runner.kick('start')),
        tidyInQuiet(store, sync.runner, () => settings().keptDays),
        watchPresence({
          idleMinutes: () => settings().lockMinutes,
          isUnattended: () => document.querySelector('[data-unattended]') !== null,
          gone,
        }),
      ];
      void askForPersistence();
    },
    close: async () => {
      for (const stop of stops) stop();
      stops = [];
      await Promise.all([sync.stop(), store.settled()]);
      journal.stop();
      store.close();
    },
  };
}

const atMost = (milliseconds: number, work: Promise<void>): Promise<void> =>
  Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))]);

/** What the municipality has decided about its devices, kept where it is known before anything is opened. */
const watchSettings = (profile: DeviceProfileStore, store: DeviceStore, put: () => void): (() => void) =>
  store.watchRecord('settings', settingsId).subscribe((record) => {
    void profile.putSettings(store.staffId, parseSettings(record?.body)).then(put, () => {});
  });

/** Contact is noted; a closed device is emptied when everything has been delivered. */
function watchSync(
  profile: DeviceProfileStore,
  { store, sync }: Pick<OpenDevice, 'store' | 'sync'>,
  wiped: () => void,
): () => void {
  let completedAt: string | null = null;
  return sync.runner.status.subscribe(({ lastCompletedAt, needs }) => {
    if (lastCompletedAt !== completedAt) {
      completedAt = lastCompletedAt;
      void profile.putTime(store.staffId, new Date().toISOString(), true).catch(() => {});
    }
    if (needs === 'wipe') wiped();
  });
}
