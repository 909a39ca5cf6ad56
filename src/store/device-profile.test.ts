import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Session } from '#protocol/session.ts';
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
});
