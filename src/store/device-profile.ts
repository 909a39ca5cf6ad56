import Dexie from 'dexie';
import { session, type Session } from '#protocol/session.ts';
import { parseSettings, type Settings } from '#protocol/settings.ts';
import { deviceDatabaseName, plainDatabaseName } from './database-names.ts';
import { answerTo } from './answered-runs.ts';
import { StorageError, type Watch } from './device-store.ts';
import { openDatabase } from './open-database.ts';
import {
  createProfileDatabase,
  type DeviceRow,
  type ProfileOptions,
  type UserRow,
} from './profile-database.ts';
import type { Meta, OutboxEntry } from './tables.ts';
import { withinLimit } from './time-limit.ts';
import { afterAttempt, mostAttempts, noAttempts, waitFor, type Attempts } from './vault/attempts.ts';
import { createBulkSealer } from './vault/bulk-sealer.ts';
import type { SlotKind, VaultSlot } from './vault/slots.ts';
import { watchQuery } from './watch-query.ts';

/** Somebody who has logged in on this device, as far as it is known before she has unlocked anything. */
export type KnownUser = {
  readonly staffId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly title: string;
  /** False after log-out: then only a log-in opens. */
  readonly hasSession: boolean;
  /** Device time when the server last confirmed her session, and the latest this device's clock has shown. */
  readonly seenAt: string;
  readonly latestAt: string;
  readonly settings: Settings;
  readonly attempts: Attempts;
  readonly slots: readonly VaultSlot[];
};

export type DeviceProfile = {
  readonly deviceId: string;
  /** 32 bytes that every PIN of this device is mixed with. */
  readonly secret: Uint8Array;
  readonly activeStaffId: string | null;
  readonly users: readonly KnownUser[];
};

export type AttemptAnswer =
  | { readonly taken: true }
  | { readonly taken: false; readonly reason: 'wait'; readonly milliseconds: number }
  | { readonly taken: false; readonly reason: 'none' };

/** What this device knows before anybody has unlocked anything: no records, nothing about persons. */
export type DeviceProfileStore = {
  loadProfile(): Promise<DeviceProfile>;
  watchProfile(): Watch<DeviceProfile>;
  /** Remembers the session, sealed with her data key, and makes its user the active one. `at`: device time. */
  putSession(session: Session, at: string, dataKey: Uint8Array): Promise<void>;
  /** The session remembered; null after log-out, or when an older app stored what this one cannot read. */
  openSession(staffId: string, dataKey: Uint8Array): Promise<Session | null>;
  /** Logged out: the user stays known, and so does the work not yet delivered. */
  endSession(staffId: string): Promise<void>;
  /** The device's clock as it now is; `contact`: the server has just confirmed who she is. */
  putTime(staffId: string, at: string, contact: boolean): Promise<void>;
  putSettings(staffId: string, settings: Settings): Promise<void>;
  putActiveUser(staffId: string | null): Promise<void>;
  putSlot(slot: VaultSlot): Promise<void>;
  /** Puts it unless there is one of its kind; returns the one that is there afterwards. */
  addSlot(slot: VaultSlot): Promise<VaultSlot>;
  removeSlot(staffId: string, kind: SlotKind): Promise<void>;
  /** Counts a PIN that is about to be tried. `now`: device time, milliseconds. */
  takeAttempt(staffId: string, now: number): Promise<AttemptAnswer>;
  /** It was wrong: after the last of them the PIN is taken away. Returns how many are left. */
  failAttempt(staffId: string): Promise<number>;
  clearAttempts(staffId: string): Promise<void>;
  /** How many operations of hers the server has not taken, by her store as it lies; nothing is opened. */
  countUndelivered(staffId: string): Promise<number>;
  /**
   * Takes the user and all her records off the device; refused while something of hers is not delivered. `quarantined`:
   * what the server has but would not take in holds her back too, unless the device is to be emptied.
   */
  forgetUser(staffId: string, quarantined?: 'stays' | 'goes'): Promise<'forgotten' | 'undelivered'>;
  close(): void;
};

const sessionWords = (staffId: string): string => `visitt session 1|${staffId}`;

/** Opens the device's own small database, makes it the first time. Rejects with a `StorageError`. */
export async function openDeviceProfile(options: ProfileOptions = {}): Promise<DeviceProfileStore> {
  const db = createProfileDatabase(options);
  const failures = await openDatabase(db);
  const read = () => Promise.all([db.device.get('device'), db.users.toArray(), db.slots.toArray()]);
  const change = (toNext: (device: DeviceRow) => DeviceRow) =>
    withinLimit(
      db.transaction('rw', db.device, async () => {
        const device = await db.device.get('device');
        if (device) await db.device.put(toNext(device));
      }),
    );
  const changeUser = <T>(staffId: string, work: (user: UserRow) => Promise<T>): Promise<T> =>
    withinLimit(
      db.transaction('rw', [db.users, db.slots], async () => {
        const user = await db.users.get(staffId);
        if (!user) throw new StorageError({ reason: 'damaged', cause: new Error('no such user here') });
        return work(user);
      }),
    );
  const countUndelivered = async (staffId: string, states: readonly string[]): Promise<number> => {
    const counts = [deviceDatabaseName(staffId), plainDatabaseName(staffId)].map((name) =>
      withinLimit(countStates(name, states, options)),
    );
    return (await Promise.all(counts)).reduce((total, count) => total + count, 0);
  };
  /** Begun corrections and half-written sheets. */
  const countUnfinished = (staffId: string): Promise<number> =>
    withinLimit(
      countIn(deviceDatabaseName(staffId), options, async ({ tables }) => {
        const kept = tables.filter(({ name }) => name === 'corrections' || name === 'sheets');
        const counts = await Promise.all(kept.map((table) => table.count()));
        return counts.reduce((sum, count) => sum + count, 0);
      }),
    );
  return {
    loadProfile: async () =>
      toProfile(await withinLimit(db.transaction('r', [db.device, db.users, db.slots], read))),
    watchProfile: () => watchQuery(read, toProfile, failures),
    putSession: async (newSession, at, dataKey) => {
      const { staffId, tenantId, name, title } = newSession;
      const plain = new TextEncoder().encode(JSON.stringify(newSession));
      // Sealed before the transaction: the browser's cipher answers in a later task.
      const [sealed] = await createBulkSealer(dataKey).seal([{ plain, bound: sessionWords(staffId) }]);
      await withinLimit(
        db.transaction('rw', db.users, async () => {
          const known = await db.users.get(staffId);
          await db.users.put({
            settings: null,
            attempts: noAttempts,
            ...known,
            staffId,
            tenantId,
            name,
            title,
            sealedSession: sealed ?? null,
            seenAt: at,
            latestAt: at,
          });
        }),
      );
      await change((device) => ({ ...device, activeStaffId: staffId }));
    },
    openSession: async (staffId, dataKey) => {
      const user = await withinLimit(db.users.get(staffId));
      if (!user?.sealedSession) return null;
      const sealed = { sealed: user.sealedSession, bound: sessionWords(staffId) };
      const [opened] = await createBulkSealer(dataKey).open([sealed]);
      const parsed = session.safeParse(opened && JSON.parse(new TextDecoder().decode(opened)));
      return parsed.success ? parsed.data : null;
    },
    endSession: async (staffId) => {
      await withinLimit(db.users.update(staffId, { sealedSession: null }));
    },
    putTime: (staffId, at, contact) =>
      changeUser(staffId, async (user) => {
        const latestAt = contact || at > user.latestAt ? at : user.latestAt;
        await db.users.put({ ...user, latestAt, ...(contact ? { seenAt: at } : {}) });
      }),
    putSettings: (staffId, settings) =>
      changeUser(staffId, async (user) => {
        if (JSON.stringify(user.settings) !== JSON.stringify(settings)) {
          await db.users.put({ ...user, settings });
        }
        // Nothing may open without network any more.
        if (!settings.offlineStorage) {
          await db.slots.bulkDelete([
            [staffId, 'pin'],
            [staffId, 'passkey'],
          ]);
        }
      }),
    putActiveUser: (staffId) => change((device) => ({ ...device, activeStaffId: staffId })),
    putSlot: async (slot) => {
      await withinLimit(db.slots.put(slot));
    },
    addSlot: async (slot) => {
      const [kept, device] = await withinLimit(
        db.transaction('rw', [db.slots, db.device], async () => {
          const there = await db.slots.get([slot.staffId, slot.kind]);
          if (!there) await db.slots.add(slot);
          return [there ?? slot, await db.device.get('device')] as const;
        }),
      );
      if (kept.kind === 'server' && device) {
        const { putSlotCopy } = await import('./vault/put-slot-copy.ts');
        putSlotCopy(device.deviceId, kept.staffId, kept.sealed);
      }
      return kept;
    },
    removeSlot: (staffId, kind) => withinLimit(db.slots.delete([staffId, kind])),
    takeAttempt: (staffId, now) =>
      changeUser(staffId, async (user): Promise<AttemptAnswer> => {
        if (user.attempts.failed >= mostAttempts) return { taken: false, reason: 'none' };
        const milliseconds = waitFor(user.attempts, now);
        if (milliseconds > 0) return { taken: false, reason: 'wait', milliseconds };
        await db.users.put({ ...user, attempts: afterAttempt(user.attempts, now) });
        return { taken: true };
      }),
    failAttempt: (staffId) =>
      changeUser(staffId, async ({ attempts }) => {
        const left = Math.max(0, mostAttempts - attempts.failed);
        if (left === 0) await db.slots.delete([staffId, 'pin']);
        return left;
      }),
    clearAttempts: (staffId) =>
      changeUser(staffId, async (user) => {
        await db.users.put({ ...user, attempts: noAttempts });
      }),
    countUndelivered: (staffId) => countUndelivered(staffId, ['pending', 'quarantined']),
    forgetUser: async (staffId, quarantined = 'stays') => {
      const held = quarantined === 'stays' ? ['pending', 'quarantined'] : ['pending'];
      if ((await countUndelivered(staffId, held)) > 0) return 'undelivered';
      // Not signed or not saved, it can never be delivered: when the device is to be emptied it goes.
      if (quarantined === 'stays' && (await countUnfinished(staffId)) > 0) return 'undelivered';
      const given = options.indexedDB ? { indexedDB: options.indexedDB } : {};
      for (const name of [deviceDatabaseName(staffId), plainDatabaseName(staffId)]) {
        await withinLimit(new Dexie(name, given).delete());
      }
      await withinLimit(
        db.transaction('rw', [db.users, db.slots], async () => {
          await db.slots
            .where('[staffId+kind]')
            .between([staffId, Dexie.minKey], [staffId, Dexie.maxKey])
            .delete();
          await db.users.delete(staffId);
        }),
      );
      await change((device) =>
        device.activeStaffId === staffId ? { ...device, activeStaffId: null } : device,
      );
      // Whoever only opens the app does not need these.
      const { dropSlotCopy } = await import('./vault/put-slot-copy.ts');
      dropSlotCopy(staffId);
      const { dropJournal } = await import('./journal/drop-journal.ts');
      await dropJournal(staffId);
      return 'forgotten';
    },
    close: () => failures.close(),
  };
}

type Rows = readonly [DeviceRow | undefined, readonly UserRow[], readonly VaultSlot[]];

function toProfile([device, users, slots]: Rows): DeviceProfile {
  if (!device) throw new DOMException('The device has lost its own row', 'NotFoundError');
  const { deviceId, secret, activeStaffId } = device;
  return {
    deviceId,
    secret,
    activeStaffId,
    users: users.map(({ sealedSession, settings, ...user }) => ({
      ...user,
      hasSession: sealedSession !== null,
      settings: parseSettings(settings),
      slots: slots.filter(({ staffId }) => staffId === user.staffId),
    })),
  };
}

/** Looks into the user's database as it is; there may be none. States and answers lie open, so no key is needed. */
const countStates = (name: string, states: readonly string[], options: ProfileOptions): Promise<number> =>
  countIn(name, options, (db) =>
    db.transaction('r', ['outbox', 'meta'], async () => {
      const held = db
        .table('outbox')
        .where('state')
        .anyOf([...states]);
      const meta: Meta | undefined = await db.table('meta').get('store');
      if (!meta?.answered) return held.count();
      const entries: readonly OutboxEntry[] = await held.toArray();
      return entries.filter((entry) => !answerTo(meta, entry)).length;
    }),
  );

async function countIn(
  name: string,
  { indexedDB }: ProfileOptions,
  count: (db: Dexie) => PromiseLike<number>,
): Promise<number> {
  const db = new Dexie(name, indexedDB ? { indexedDB } : {});
  try {
    await db.open();
    return await count(db);
  } catch (error) {
    if (error instanceof Dexie.NoSuchDatabaseError) return 0;
    throw error;
  } finally {
    db.close({ disableAutoOpen: true });
  }
}
