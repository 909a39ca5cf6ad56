import { IDBFactory } from 'fake-indexeddb';
import { createDeviceDatabase, type DeviceDatabase } from '#store/device-database.ts';
import { type DeviceStore, StorageError } from '#store/device-store.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import type { Clock, Lock, Outbox, Transport } from '#sync/ports.ts';
import { createSyncRunner, type SyncRunner } from '#sync/sync-runner.ts';
import { checkPendingShown } from './invariants.ts';
import { createNetwork } from './network.ts';
import type { World } from './world.ts';

export const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';

export type Tab = { readonly store: DeviceStore; readonly runner: SyncRunner; dead: boolean };

export type Device = {
  readonly name: string;
  readonly staffId: string;
  readonly tabs: readonly Tab[];
  /** Reads what is stored, past everything a tab does. */
  readonly inspect: DeviceDatabase;
  openTab(): Promise<void>;
  /** The tab dies where it stands: whatever it waits for never comes. */
  crash(tab: Tab): void;
  putOnline(isOnline: boolean): void;
};

export type DeviceOptions = {
  readonly name: string;
  readonly staffId: string;
  readonly deviceId: string;
  /** Milliseconds this device's clock is ahead. */
  readonly clockOffset: number;
};

/** One phone: production store, production engine, and ports that can be late, fail or die. */
export async function createDevice(world: World, options: DeviceOptions): Promise<Device> {
  const { kernel, random } = world;
  const { staffId } = options;
  const factory = new IDBFactory();
  const tabs: Tab[] = [];
  let isOnline = true;
  let holder: object | null = null;
  const now = () => new Date(kernel.now() + options.clockOffset).toISOString();
  const inspect = createDeviceDatabase({ tenantId, staffId }, factory);
  await kernel.track(inspect.open().then(() => {}));
  const transport = createNetwork(world, { staffId, isOnline: () => isOnline });

  const openTab = async () => {
    const store = await kernel.track(
      openDeviceStore({ tenantId, staffId, deviceId: options.deviceId, now, indexedDB: factory }),
    );
    const life = { dead: false };
    const clock: Clock = {
      now,
      after: (milliseconds, run) => kernel.after(milliseconds, () => life.dead || run()),
      random: () => random.next(),
    };
    const lock: Lock = {
      tryHold: async (run) => {
        if (holder) return null;
        holder = life;
        try {
          return await run();
        } finally {
          if (holder === life) holder = null;
        }
      },
    };
    const runner = createSyncRunner({
      outbox: toFaultyOutbox(world, withOutboxBugs(world, store.outbox, inspect, life), life, () =>
        checkPendingShown(world, options.name, inspect),
      ),
      transport: whileAlive(transport, life),
      clock,
      lock,
      failed: (error) => {
        if (!(error instanceof StorageError)) world.violate(`the engine broke: ${String(error)}`);
      },
    });
    tabs.push(Object.assign(life, { store, runner }));
    runner.start();
  };

  return {
    name: options.name,
    staffId,
    tabs,
    inspect,
    openTab,
    crash: (tab) => {
      tab.dead = true;
      tab.store.close();
      tabs.splice(tabs.indexOf(tab), 1);
      if (holder === tab && !world.bugs.lockKeptByTheDead) holder = null;
    },
    putOnline: (online) => {
      isOnline = online;
      if (online) for (const { runner } of tabs) runner.kick('online');
    },
  };
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

type Life = { readonly dead: boolean };

function whileAlive(transport: Transport, life: Life): Transport {
  const guard = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    return life.dead ? never() : value;
  };
  return {
    push: (request) => guard(transport.push(request)),
    pull: (cursor) => guard(transport.pull(cursor)),
  };
}

/** Storage that is slow, fails before or after it has done its work, and goes silent when its tab dies. */
function toFaultyOutbox(world: World, outbox: Outbox, life: Life, pulled: () => Promise<void>): Outbox {
  const { kernel, random } = world;
  const pause = async () => {
    if (world.faults().slowStorage > 0 && world.strikes('slowStorage'))
      await kernel.delay(random.between(1, 400));
    if (life.dead) await never();
  };
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    await pause();
    const failsBefore = world.strikes('storageFailure');
    if (failsBefore) throw new StorageError({ reason: 'full' });
    const value = await kernel.track(work());
    await pause();
    if (world.strikes('storageFailure')) throw new StorageError({ reason: 'timeout' });
    return value;
  };
  return {
    nextBatch: (limit) => call(() => outbox.nextBatch(limit)),
    applyPushAnswer: (answer, replicaId) => call(() => outbox.applyPushAnswer(answer, replicaId)),
    cursor: () => call(() => outbox.cursor()),
    applyPullAnswer: (answer, askedWith) =>
      call(async () => {
        const taken = await outbox.applyPullAnswer(answer, askedWith);
        await pulled();
        return taken;
      }),
    resetEpoch: (epoch, lastN, replicaId) => call(() => outbox.resetEpoch(epoch, lastN, replicaId)),
    resendFrom: (n, replicaId) => call(() => outbox.resendFrom(n, replicaId)),
    renameReplica: () => call(() => outbox.renameReplica()),
    resetCursor: () => call(() => outbox.resetCursor()),
    setSending: (ids) => outbox.setSending(ids),
  };
}

function withOutboxBugs(world: World, outbox: Outbox, db: DeviceDatabase, life: Life): Outbox {
  const { bugs, random } = world;
  return {
    ...outbox,
    applyPushAnswer: async (answer, replicaId) => {
      await outbox.applyPushAnswer(answer, replicaId);
      if (bugs.purgeAtOnce) await db.outbox.where('state').anyOf(['acknowledged', 'passed']).delete();
    },
    applyPullAnswer: async (answer, askedWith) => {
      if (bugs.cursorBeforeData && answer.changes.length > 0) {
        const first = await outbox.applyPullAnswer({ ...answer, changes: [] }, askedWith);
        if (first !== 'taken') return first;
        if (random.chance(0.3)) return first;
        if (life.dead) return never();
        return outbox.applyPullAnswer(answer, answer.cursor);
      }
      const taken = await outbox.applyPullAnswer(answer, askedWith);
      if (bugs.pullOverwrites && taken === 'taken') {
        for (const { id } of answer.changes) {
          const row = await db.records.get(id);
          if (row?.server) await db.records.put({ ...row, shown: row.server });
        }
      }
      return taken;
    },
  };
}
