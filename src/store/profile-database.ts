import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Attempts } from './vault/attempts.ts';
import { readDeviceCopy } from './vault/device-copy.ts';
import type { SlotKind, VaultSlot } from './vault/slots.ts';

export type DeviceRow = {
  readonly key: 'device';
  readonly deviceId: string;
  readonly activeStaffId: string | null;
  /** 32 bytes that every PIN of this device is mixed with: a copy of a slot alone cannot be guessed at. */
  readonly secret: Uint8Array;
};

export type UserRow = {
  readonly staffId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly title: string;
  /** The last session, sealed with the person's data key; null after log-out. */
  readonly sealedSession: Uint8Array | null;
  readonly seenAt: string;
  readonly latestAt: string;
  readonly settings: unknown;
  readonly attempts: Attempts;
};

export type ProfileDatabase = Dexie & {
  readonly device: EntityTable<DeviceRow, 'key'>;
  readonly users: EntityTable<UserRow, 'staffId'>;
  readonly slots: Table<VaultSlot, [string, SlotKind]>;
};

/** Another IndexedDB than the browser's own, for several devices in one process. */
export type ProfileOptions = { readonly indexedDB?: IDBFactory };

const createSecret = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

/** Not yet opened. Versions are append-only, as in `migrations.ts`. */
export function createProfileDatabase({ indexedDB }: ProfileOptions): ProfileDatabase {
  const db = new Dexie('visitt-device', {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...(indexedDB ? { indexedDB } : {}),
  }) as ProfileDatabase;
  // 2026-11-21.
  db.version(1).stores({ device: 'key', users: 'staffId' });
  // 2026-11-22: the vault. Sessions lay open before; the next log-in brings a new one.
  db.version(2)
    .stores({ device: 'key', users: 'staffId', slots: '[staffId+kind]' })
    .upgrade(async (transaction) => {
      await transaction.table('device').toCollection().modify({ secret: createSecret() });
      await transaction
        .table('users')
        .toCollection()
        .modify((user: { [field: string]: unknown }) => {
          delete user['session'];
          user['sealedSession'] = null;
          user['latestAt'] = user['seenAt'];
          user['settings'] = null;
          user['attempts'] = { failed: 0, notBefore: 0 };
        });
    });
  db.on('populate', async (transaction) => {
    // An emptied IndexedDB is the same device, and its journal opens with the same key.
    const copy = readDeviceCopy();
    await transaction.table('device').add({
      key: 'device',
      deviceId: copy?.deviceId ?? crypto.randomUUID(),
      activeStaffId: null,
      secret: createSecret(),
    } satisfies DeviceRow);
    const slots = (copy?.slots ?? []).map((slot) => ({ ...slot, kind: 'server' }) satisfies VaultSlot);
    await transaction.table('slots').bulkAdd(slots);
  });
  return db;
}
