// First: Dexie looks for it when it is loaded.
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import type { Lock } from '#sync/ports.ts';
import { createSyncRunner } from '#sync/sync-runner.ts';
import { browserClock } from '#store/browser-clock.ts';
import { createFetchTransport } from '#store/fetch-transport.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import type { DeviceStore } from '#store/device-store.ts';

/** Whom a request goes to at the moment it is sent, and as whom. */
export type Reach = () => { readonly address: string; readonly cookie: string };

/** A phone: the production store and engine, over real HTTP. */
export type EngineDevice = {
  readonly store: DeviceStore;
  /** Makes an open task and resolves when it is on the device. */
  readonly write: (title: string) => Promise<string>;
  /** Resolves when a round of the engine has been completed that began after the call. */
  readonly sync: () => Promise<void>;
  /** Which tasks the server has answered for; what the nurse was told. */
  readonly acknowledged: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** One tab: nobody else holds the lock. */
const onlyTab: Lock = { tryHold: (run) => run() };

export async function createEngineDevice(
  reach: Reach,
  who: { readonly tenantId: string; readonly staffId: string; readonly unitId: string },
): Promise<EngineDevice> {
  const indexedDB = new IDBFactory();
  const deviceId = randomUUID();
  const store = await openDeviceStore({ ...who, deviceId, indexedDB, dataKey: new Uint8Array(32).fill(1) });
  const written: string[] = [];
  const runner = createSyncRunner({
    outbox: store.outbox,
    transport: createFetchTransport({ staffId: who.staffId, deviceId }, (path, init) => {
      const { address, cookie } = reach();
      const headers = new Headers(init.headers);
      headers.set('cookie', cookie);
      return fetch(`${address}${path}`, { ...init, headers });
    }),
    clock: browserClock,
    lock: onlyTab,
  });
  const untilRound = (): Promise<void> =>
    new Promise((done) => {
      const before = runner.status.current().lastCompletedAt;
      const asking = setInterval(() => runner.kick('person'), 50);
      const stop = runner.status.subscribe(({ lastCompletedAt }) => {
        if (lastCompletedAt === null || lastCompletedAt === before) return;
        clearInterval(asking);
        queueMicrotask(() => stop());
        done();
      });
    });
  return {
    store,
    write: async (title) => {
      const id = randomUUID();
      const { unitId } = who;
      const body = { personId: null, unitId, title, due: '2026-11-22', assignedTo: null, status: 'open' };
      await store.write([{ type: 'record.put', id, kind: 'task', body }]);
      written.push(id);
      return id;
    },
    sync: () => {
      const whole = untilRound();
      runner.start();
      runner.kick('person');
      return whole;
    },
    acknowledged: async () => {
      const kept = await Promise.all(written.map((id) => store.readRecord('task', id)));
      return kept.flatMap((task) => (task?.delivery.state === 'delivered' ? [task.id] : []));
    },
    close: async () => {
      await runner.stop();
      store.close();
    },
  };
}
