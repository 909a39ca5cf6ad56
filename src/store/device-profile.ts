import Dexie, { type EntityTable } from 'dexie';
import { session, type Session } from '#protocol/session.ts';
import { deviceDatabaseName } from './device-database.ts';
import type { Watch } from './device-store.ts';
import { openDatabase } from './open-database.ts';
import { withinLimit } from './time-limit.ts';
import { watchQuery } from './watch-query.ts';

/** Somebody who has logged in on this device. */
export type KnownUser = {
  readonly staffId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly title: string;
  /** The last session as the server gave it; null after log-out, or when an older app stored what this one cannot read. */
  readonly session: Session | null;
  /** Device time when that session was last confirmed by the server. */
  readonly seenAt: string;
};

export type DeviceProfile = {
  readonly deviceId: string;
  readonly activeStaffId: string | null;
  readonly users: readonly KnownUser[];
};

/** What this device knows before anybody has unlocked anything: no records, nothing about persons. */
export type DeviceProfileStore = {
  loadProfile(): Promise<DeviceProfile>;
  watchProfile(): Watch<DeviceProfile>;
  /** Remembers the session and makes its user the active one. `at`: device time, ISO 8601. */
  putSession(session: Session, at: string): Promise<void>;
  /** Logged out: the user stays known, and so does the work not yet delivered. */
  endSession(staffId: string): Promise<void>;
  putActiveUser(staffId: string | null): Promise<void>;
  /** Takes the user and all her records off the device; refused while something of hers is not delivered. */
  forgetUser(staffId: string): Promise<'forgotten' | 'undelivered'>;
  close(): void;
};

type DeviceRow = {
  readonly key: 'device';
  readonly deviceId: string;
  readonly activeStaffId: string | null;
};
type UserRow = Omit<KnownUser, 'session'> & { readonly session: unknown };

type ProfileDatabase = Dexie & {
  readonly device: EntityTable<DeviceRow, 'key'>;
  readonly users: EntityTable<UserRow, 'staffId'>;
};

/** Another IndexedDB than the browser's own, for several devices in one process. */
export type ProfileOptions = { readonly indexedDB?: IDBFactory };

/** Opens the device's own small database, makes it the first time. Rejects with a `StorageError`. */
export async function openDeviceProfile({ indexedDB }: ProfileOptions = {}): Promise<DeviceProfileStore> {
  const given = indexedDB ? { indexedDB } : {};
  const db = new Dexie('visitt-device', {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...given,
  }) as ProfileDatabase;
  // 2026-11-21. Append only, as in migrations.ts.
  db.version(1).stores({ device: 'key', users: 'staffId' });
  db.on('populate', (transaction) =>
    transaction.table('device').add({
      key: 'device',
      deviceId: crypto.randomUUID(),
      activeStaffId: null,
    } satisfies DeviceRow),
  );
  const failures = await openDatabase(db);
  const read = () => Promise.all([db.device.get('device'), db.users.toArray()]);
  const change = (toNext: (device: DeviceRow) => DeviceRow) =>
    withinLimit(
      db.transaction('rw', db.device, async () => {
        const device = await db.device.get('device');
        if (device) await db.device.put(toNext(device));
      }),
    );
  return {
    loadProfile: async () => toProfile(await withinLimit(db.transaction('r', [db.device, db.users], read))),
    watchProfile: () => watchQuery(read, toProfile, failures),
    putSession: async (newSession, at) => {
      const { staffId, tenantId, name, title } = newSession;
      await withinLimit(db.users.put({ staffId, tenantId, name, title, session: newSession, seenAt: at }));
      await change((device) => ({ ...device, activeStaffId: staffId }));
    },
    endSession: async (staffId) => {
      await withinLimit(db.users.update(staffId, { session: null }));
    },
    putActiveUser: (staffId) => change((device) => ({ ...device, activeStaffId: staffId })),
    forgetUser: async (staffId) => {
      const name = deviceDatabaseName(staffId);
      if (await withinLimit(hasUndelivered(name, given))) return 'undelivered';
      await withinLimit(new Dexie(name, given).delete());
      await withinLimit(db.users.delete(staffId));
      await change((device) =>
        device.activeStaffId === staffId ? { ...device, activeStaffId: null } : device,
      );
      return 'forgotten';
    },
    close: () => failures.close(),
  };
}

function toProfile([device, users]: readonly [DeviceRow | undefined, readonly UserRow[]]): DeviceProfile {
  if (!device) throw new DOMException('The device has lost its own row', 'NotFoundError');
  return {
    deviceId: device.deviceId,
    activeStaffId: device.activeStaffId,
    users: users.map((user) => {
      const parsed = session.safeParse(user.session);
      return { ...user, session: parsed.success ? parsed.data : null };
    }),
  };
}

/** Looks into the user's database as it is; there may be none. */
async function hasUndelivered(name: string, options: ProfileOptions): Promise<boolean> {
  const db = new Dexie(name, options);
  try {
    await db.open();
    return (await db.table('outbox').where('state').anyOf(['pending', 'quarantined']).count()) > 0;
  } catch (error) {
    if (error instanceof Dexie.NoSuchDatabaseError) return false;
    throw error;
  } finally {
    db.close({ disableAutoOpen: true });
  }
}
