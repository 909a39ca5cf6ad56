import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Session } from '#protocol/session.ts';
import { defaultSettings } from '#protocol/settings.ts';
import { openDeviceProfile } from './device-profile.ts';
import { openDeviceStore } from './open-device-store.ts';

const session: Session = {
  tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
  tenantName: 'Solvik kommune',
  staffId: 'b0000001-0000-4000-8000-000000000000',
  name: 'Kari Prøve',
  title: 'sykepleier',
  roles: [{ role: 'nurse', unitId: '11111111-1111-4111-8111-111111111111' }],
  readScopes: ['tenant'],
  writeScopes: [],
  expiresAt: '2026-11-21T17:00:00.000Z',
  demo: true,
  serverTime: '2026-11-21T09:00:00.000Z',
};
const dataKey = new Uint8Array(32).fill(7);
const at = '2026-11-21T09:00:01.000Z';
const open = (factory = new IDBFactory()) => openDeviceProfile({ indexedDB: factory });

describe('the device profile', () => {
  it('has one device id for ever', async () => {
    const factory = new IDBFactory();
    const first = await open(factory);
    const { deviceId, users, activeStaffId } = await first.loadProfile();
    first.close();
    expect({ users, activeStaffId }).toEqual({ users: [], activeStaffId: null });
    expect((await (await open(factory)).loadProfile()).deviceId).toBe(deviceId);
  });

  it('remembers who has logged in, and who is active', async () => {
    const profile = await open();
    await profile.putSession(session, at, dataKey);
    expect(await profile.loadProfile()).toMatchObject({
      activeStaffId: session.staffId,
      users: [{ staffId: session.staffId, name: 'Kari Prøve', hasSession: true, seenAt: at }],
    });
    expect(await profile.openSession(session.staffId, dataKey)).toEqual(session);
    expect(await profile.openSession(session.staffId, new Uint8Array(32))).toBeNull();
    await profile.endSession(session.staffId);
    await profile.putActiveUser(null);
    expect(await profile.loadProfile()).toMatchObject({
      activeStaffId: null,
      users: [{ staffId: session.staffId, hasSession: false }],
    });
    expect(await profile.openSession(session.staffId, dataKey)).toBeNull();
  });

  it('keeps a user whose stored session it can no longer read', async () => {
    const profile = await open();
    await profile.putSession(
      { ...session, roles: [{ role: 'wizard', unitId: 'x' }] } as unknown as Session,
      at,
      dataKey,
    );
    expect((await profile.loadProfile()).users).toMatchObject([{ name: 'Kari Prøve' }]);
    expect(await profile.openSession(session.staffId, dataKey)).toBeNull();
  });

  it('tells other tabs who is active', async () => {
    const factory = new IDBFactory();
    const [one, two] = [await open(factory), await open(factory)];
    const active = new Promise<string>((resolve) => {
      one.watchProfile().subscribe(({ activeStaffId }) => {
        if (activeStaffId !== null) resolve(activeStaffId);
      });
    });
    await two.putActiveUser(session.staffId);
    expect(await active).toBe(session.staffId);
  });

  it('forgets a user and all her records, but not while something is undelivered', async () => {
    const factory = new IDBFactory();
    const profile = await open(factory);
    await profile.putSession(session, at, dataKey);
    const { staffId, tenantId } = session;
    const { deviceId } = await profile.loadProfile();
    const openStore = () => openDeviceStore({ tenantId, staffId, deviceId, dataKey, indexedDB: factory });
    const store = await openStore();
    await store.write([
      { type: 'record.put', kind: 'note', id: 'n1', body: { learnerId: staffId, text: 'Husk' } },
    ]);
    store.close();
    expect(await profile.forgetUser(staffId)).toBe('undelivered');
    expect((await profile.loadProfile()).users).toHaveLength(1);

    const again = await openStore();
    const receivedAt = '2026-11-21T09:00:02.000Z';
    await again.outbox.applyPushAnswer({
      protocol: 1,
      epoch: crypto.randomUUID(),
      outcomes: [{ n: 1, status: 'applied', recordId: 'n1', position: 1, version: 1, receivedAt }],
      ackedN: 1,
      safeN: 0,
      serverTime: receivedAt,
    });
    again.close();
    expect(await profile.forgetUser(staffId)).toBe('forgotten');
    expect(await profile.loadProfile()).toMatchObject({ activeStaffId: null, users: [] });
    expect(await (await openStore()).readRecord('note', 'n1')).toBeNull();
  });

  it('VLT8 counts wrong PINs for every tab, takes the PIN away after the tenth, and keeps the other ways in', async () => {
    const factory = new IDBFactory();
    const { staffId } = session;
    const profile = await open(factory);
    await profile.putSession(session, at, dataKey);
    const sealed = new Uint8Array([1]);
    await profile.addSlot({ kind: 'server', staffId, sealed });
    const salt = new Uint8Array(32);
    const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
    await profile.putSlot({ kind: 'pin', staffId, sealed, salt, cost, length: 6 });
    let now = Date.parse(at);
    let left = 10;
    for (let tries = 0; tries < 10; tries += 1) {
      // Another tab each time: the count lies on the device.
      const tab = await open(factory);
      const early = await tab.takeAttempt(staffId, now);
      if (!early.taken) {
        expect(early.reason).toBe('wait');
        now += early.reason === 'wait' ? early.milliseconds : 0;
        expect(await tab.takeAttempt(staffId, now)).toEqual({ taken: true });
      }
      left = await tab.failAttempt(staffId);
      expect(left).toBe(9 - tries);
      tab.close();
    }
    expect(await profile.takeAttempt(staffId, now + 1e9)).toEqual({ taken: false, reason: 'none' });
    const { users } = await profile.loadProfile();
    expect(users[0]?.slots.map(({ kind }) => kind)).toEqual(['server']);
    await profile.clearAttempts(staffId);
    expect(await profile.takeAttempt(staffId, now)).toEqual({ taken: true });
  });

  it('VLT11 drops what opens without network when the municipality has turned that off', async () => {
    const profile = await open();
    const { staffId } = session;
    await profile.putSession(session, at, dataKey);
    const sealed = new Uint8Array([1]);
    await profile.addSlot({ kind: 'server', staffId, sealed });
    await profile.putSlot({ kind: 'passkey', staffId, sealed, salt: sealed, credentialId: sealed });
    await profile.putSettings(staffId, { ...defaultSettings, offlineStorage: false });
    const [user] = (await profile.loadProfile()).users;
    expect(user?.slots.map(({ kind }) => kind)).toEqual(['server']);
    expect(user?.settings.offlineStorage).toBe(false);
  });

  it('VLT16 of an app before the vault keeps its device and its people, and no session in the open', async () => {
    const factory = new IDBFactory();
    const deviceId = 'c0000001-0000-4000-8000-000000000000';
    await new Promise<void>((resolve) => {
      const request = factory.open('visitt-device', 10);
      request.addEventListener('upgradeneeded', () => {
        const { staffId, tenantId, name, title } = session;
        const device = request.result.createObjectStore('device', { keyPath: 'key' });
        device.put({ key: 'device', deviceId, activeStaffId: staffId });
        const users = request.result.createObjectStore('users', { keyPath: 'staffId' });
        users.put({ staffId, tenantId, name, title, session, seenAt: at });
      });
      request.addEventListener('success', () => {
        request.result.close();
        resolve();
      });
    });
    const profile = await open(factory);
    expect(await profile.loadProfile()).toMatchObject({
      deviceId,
      activeStaffId: session.staffId,
      secret: expect.any(Uint8Array),
      users: [{ name: 'Kari Prøve', hasSession: false, seenAt: at, attempts: { failed: 0 }, slots: [] }],
    });
    profile.close();
    const raw = await new Promise<unknown>((resolve) => {
      const request = factory.open('visitt-device');
      request.addEventListener('success', () => {
        const all = request.result.transaction('users').objectStore('users').getAll();
        all.addEventListener('success', () => resolve(all.result));
      });
    });
    expect(JSON.stringify(raw)).not.toContain('Solvik kommune');
  });
});
