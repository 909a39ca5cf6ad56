import { openDeviceStore } from '#store/open-device-store.ts';
import { browserClock } from '#store/browser-clock.ts';
import { createFetchTransport } from '#store/fetch-transport.ts';
import { createWebLock } from '#store/web-lock.ts';
import type { DeviceStore } from '#store/device-store.ts';
import { createSyncRunner, type SyncRunner } from '#sync/sync-runner.ts';
import type { SyncStatus } from '#sync/status.ts';
import { toBody, type BenchDocument } from './documents.ts';

/** What the harness gives a new device: whose it is, and a session. */
type Settings = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly unitId: string;
  readonly cookie: string;
};

type Opened = { readonly store: DeviceStore; readonly runner: SyncRunner; readonly settings: Settings };

/** The page contract of the sync peers over the production store and engine. */
function createSyncBench() {
  let opened: Opened | null = null;
  const device = (): Opened => {
    if (!opened) throw new Error('not opened');
    return opened;
  };
  /** Resolves when `isThere` holds for a status that came after this call. */
  const until = (isThere: (status: SyncStatus) => boolean): Promise<void> =>
    new Promise((done) => {
      let isFirst = true;
      const stop = device().runner.status.subscribe((status) => {
        const isPresent = isFirst;
        isFirst = false;
        if (isPresent || !isThere(status)) return;
        queueMicrotask(() => stop());
        done();
      });
    });
  const round = (): Promise<void> => {
    const { runner } = device();
    const before = runner.status.current().lastCompletedAt;
    const whole = until(({ lastCompletedAt }) => lastCompletedAt !== null && lastCompletedAt !== before);
    runner.start();
    runner.kick('person');
    return whole;
  };
  return {
    async open(settings: Settings): Promise<void> {
      document.cookie = `${settings.cookie}; path=/`;
      const { tenantId, staffId } = settings;
      const deviceId = crypto.randomUUID();
      const dataKey = crypto.getRandomValues(new Uint8Array(32));
      const store = await openDeviceStore({ tenantId, staffId, deviceId, dataKey });
      const runner = createSyncRunner({
        outbox: store.outbox,
        transport: createFetchTransport({ staffId, deviceId }),
        clock: browserClock,
        lock: createWebLock(`visitt-sync-${staffId}`),
        failed: (error) => queueMicrotask(() => reportError(error)),
      });
      opened = { store, runner, settings };
    },
    pull: () => round(),
    async warm(): Promise<void> {
      if (device().runner.status.current().phase !== 'idle') await until(({ phase }) => phase === 'idle');
    },
    record(documents: readonly BenchDocument[]): Promise<void> {
      const { store, settings } = device();
      return store.write(
        documents.map((entry) => ({
          type: 'record.put',
          id: entry.id,
          kind: 'response',
          body: toBody(entry, settings),
        })),
      );
    },
    /** Delivered when the engine turns to fetching: then the server has answered for everything. */
    async push(): Promise<void> {
      const delivered = until(({ phase }) => phase === 'pulling');
      device().runner.kick('person');
      await delivered;
    },
    count: () =>
      new Promise<number>((done) => {
        const stop = device()
          .store.watchKind('response')
          .subscribe((rows) => {
            done(rows.length);
            queueMicrotask(() => stop());
          });
      }),
    async has(id: string, updated: number): Promise<boolean> {
      const kept = await device().store.readRecord('response', id);
      return (kept?.body.response as unknown as BenchDocument | undefined)?.updated === updated;
    },
  };
}

Object.assign(globalThis, { syncBench: createSyncBench() });
