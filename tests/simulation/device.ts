import { deviceDatabaseName } from '#store/database-names.ts';
import { createDeviceDatabase, type DeviceDatabase } from '#store/device-database.ts';
import { type DeviceStore, StorageError } from '#store/device-store.ts';
import { createJournal } from '#store/journal/create-journal.ts';
import { keepJournal, type KeptJournal } from '#store/journal/keep-journal.ts';
import { whenCaughtUp } from '#store/journal/when-caught-up.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import type { StoreLoss } from '#store/tables.ts';
import type { Clock, Lock, Outbox, Transport } from '#sync/ports.ts';
import { createSyncRunner, type SyncRunner } from '#sync/sync-runner.ts';
import { withJournalBugs } from './bugs/journal-bugs.ts';
import { withOutboxBugs } from './bugs/outbox-bugs.ts';
import type { Deployment } from './deployment.ts';
import { checkPendingShown } from './invariants/pending-shown.ts';
import { createNetwork } from './network.ts';
import type { AppAge } from './other-app.ts';
import type { Phone } from './phone.ts';
import { readImage, type StoreImage, writeImage } from './store-image.ts';
import type { World } from './world.ts';

export type Tab = {
  readonly store: DeviceStore;
  readonly runner: SyncRunner;
  readonly journal: KeptJournal;
  dead: boolean;
};

/** One person's store on one phone, and the tabs that work on it. */
export type Device = {
  readonly name: string;
  readonly tenantId: string;
  readonly staffId: string;
  readonly phone: Phone;
  readonly tabs: readonly Tab[];
  /** Reads what is stored, past everything a tab does. */
  inspect(): DeviceDatabase;
  /** As it lies on the disk; null while there is none. */
  image(): Promise<StoreImage | null>;
  openTab(): Promise<void>;
  /** The tab dies where it stands: whatever it waits for never comes. */
  crash(tab: Tab): void;
  putOnline(isOnline: boolean): void;
  /** The browser has lost what it had; all tabs are dead. */
  wiped(): void;
  /** The browser came back with what it had earlier; all tabs are dead. */
  setBack(image: StoreImage): Promise<void>;
  readonly wasSetBack: () => boolean;
  /** Every loss the person was ever told of on this device: also in a store that has been lost since. */
  losses(): Promise<readonly StoreLoss[]>;
};

export type DeviceOptions = {
  readonly name: string;
  readonly tenantId: string;
  readonly staffId: string;
  readonly phone: Phone;
  readonly dataKey: Uint8Array;
  /** Milliseconds this device's clock is ahead. */
  readonly clockOffset: number;
  readonly age: AppAge;
  readonly answered: (device: Device, sent: string, answer: string) => void;
};

/** Production store, journal and engine, with ports that can be late, fail or die. */
export function createDevice(world: World, deployment: Deployment, options: DeviceOptions): Device {
  const { kernel, random } = world;
  const { name, tenantId, staffId, phone, dataKey } = options;
  const tabs: Tab[] = [];
  const losses = new Map<string, StoreLoss>();
  let holder: object | null = null;
  let journalHolder: object | null = null;
  let opened: { readonly factory: unknown; readonly db: DeviceDatabase } | null = null;
  let former: string | null = null;
  let latest: string | null = null;
  let isSetBack = false;
  const now = () => new Date(kernel.now() + options.clockOffset).toISOString();

  const inspect = () => {
    if (opened?.factory === phone.indexedDB) return opened.db;
    opened?.db.close();
    opened = {
      factory: phone.indexedDB,
      db: createDeviceDatabase({ tenantId, staffId, dataKey }, { indexedDB: phone.indexedDB }),
    };
    return opened.db;
  };

  const openTab = async () => {
    const life = { dead: false };
    const store = await kernel.track(
      openDeviceStore({
        tenantId,
        staffId,
        deviceId: phone.deviceId,
        dataKey,
        now,
        shortAnswer: 2,
        indexedDB: phone.indexedDB,
      }),
    );
    if (former !== null && world.bugs.replicaReused) {
      const replicaId = former;
      await kernel.track(store.inside.db.meta.update('store', { replicaId }).then(() => undefined));
    }
    former = null;
    latest = store.replicaId;
    const clock: Clock = {
      now,
      after: (milliseconds, run) => kernel.after(milliseconds, () => life.dead || run()),
      random: () => random.next(),
    };
    const lockWith = (read: () => object | null, put: (value: object | null) => void): Lock => ({
      tryHold: async (run) => {
        if (read()) return null;
        put(life);
        try {
          return await run();
        } finally {
          if (read() === life) put(null);
        }
      },
    });
    const lock = lockWith(
      () => holder,
      (value) => (holder = value),
    );
    const journalLock = lockWith(
      () => journalHolder,
      (value) => (journalHolder = value),
    );
    const journal = keepJournal({
      store: { staffId, db: store.inside.db, changes: store.inside.changes },
      sealer: store.inside.sealer,
      journal: withJournalBugs(
        world,
        createJournal({ files: phone.filesOf(staffId), exclusive: journalLock.tryHold }),
      ),
      copy: phone.copyOf(staffId),
      clock,
    });
    await kernel.track(journal.compared);
    const runner = createSyncRunner({
      outbox: toFaultyOutbox(world, withOutboxBugs(world, store, inspect), life, {
        name,
        pulled: () => checkPendingShown(world, device),
        die: () => device.crash(tab),
      }),
      transport: whileAlive(
        createNetwork(world, deployment, {
          staffId,
          deviceId: phone.deviceId,
          age: options.age,
          session: () => phone.session,
          isOnline: () => phone.isOnline,
          answered: (sent, answer) => options.answered(device, sent, answer),
        }),
        life,
      ),
      clock,
      lock,
      firstPush: 2,
      failed: (error) => {
        if (!(error instanceof StorageError)) world.violate(null, `the engine broke: ${toText(error)}`);
      },
    });
    const tab: Tab = Object.assign(life, { store, runner, journal });
    tabs.push(tab);
    whenCaughtUp(journal.status, () => runner.kick('start'));
    runner.start();
  };

  const device: Device = {
    name,
    tenantId,
    staffId,
    phone,
    tabs,
    inspect,
    image: () => kernel.track(readImage(phone.indexedDB, deviceDatabaseName(staffId))),
    openTab,
    crash: (tab) => {
      if (tab.dead) return;
      world.hit('device: a tab dies');
      tab.dead = true;
      tab.journal.stop();
      tab.store.close();
      tabs.splice(tabs.indexOf(tab), 1);
      if (journalHolder === tab) journalHolder = null;
      if (holder === tab && !world.bugs.lockKeptByTheDead) holder = null;
    },
    putOnline: (online) => {
      phone.isOnline = online;
      if (online) for (const { runner } of tabs) runner.kick('online');
    },
    wiped: () => {
      world.hit('device: store wiped');
      former = latest;
      opened?.db.close();
      opened = null;
    },
    setBack: async (image) => {
      world.hit('device: store set back');
      isSetBack = true;
      await kernel.track(writeImage(phone.indexedDB, image));
    },
    wasSetBack: () => isSetBack,
    losses: async () => {
      const meta = await kernel.track(inspect().meta.get('store'));
      for (const loss of meta?.losses ?? []) losses.set(loss.id, loss);
      return [...losses.values()];
    },
  };
  return device;
}

const toText = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

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

type Around = { readonly name: string; readonly pulled: () => Promise<void>; readonly die: () => void };

/** Storage that is slow, fails before or after it has done its work, dies under it, and goes silent with its tab. */
function toFaultyOutbox(
  world: World,
  outbox: Outbox,
  life: Life,
  { name: deviceName, pulled, die }: Around,
): Outbox {
  const { kernel, random } = world;
  const pause = async () => {
    if (life.dead) await never();
    if (world.strikes('crash')) {
      die();
      await never();
    }
    if (world.strikes('slowStorage')) await kernel.delay(random.between(1, 400));
    if (life.dead) await never();
  };
  const call = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await pause();
    if (world.strikes('storageFailure'))
      throw new StorageError({ reason: random.pick(['full', 'unknown', 'timeout']) });
    const value = await kernel.track(work());
    world.note(`${deviceName} ${name} ${JSON.stringify(value)?.length ?? 0}`);
    world.hit(`engine: ${name}${typeof value === 'string' && name === 'applyPullAnswer' ? ` ${value}` : ''}`);
    await pause();
    if (world.strikes('storageFailure')) throw new StorageError({ reason: 'timeout' });
    return value;
  };
  return {
    nextBatch: (...asked) => call('nextBatch', () => outbox.nextBatch(...asked)),
    applyPushAnswer: (...answer) => call('applyPushAnswer', () => outbox.applyPushAnswer(...answer)),
    workInAnswers: () => call('workInAnswers', () => outbox.workInAnswers()),
    cursor: () => call('cursor', () => outbox.cursor()),
    quietCursor: () => outbox.quietCursor(),
    preparePage: (answer) => kernel.track(outbox.preparePage(answer)),
    applyPullAnswer: (answer, askedWith) =>
      call('applyPullAnswer', async () => {
        const taken = await outbox.applyPullAnswer(answer, askedWith);
        if (answer.revokedScopes.length > 0) world.hit('engine: a scope is revoked');
        await pulled();
        return taken;
      }),
    resetEpoch: (...epoch) => call('resetEpoch', () => outbox.resetEpoch(...epoch)),
    resendFrom: (...from) => call('resendFrom', () => outbox.resendFrom(...from)),
    renameReplica: () => call('renameReplica', () => outbox.renameReplica()),
    resetCursor: () => call('resetCursor', () => outbox.resetCursor()),
    setSending: (ids) => outbox.setSending(ids),
  };
}
