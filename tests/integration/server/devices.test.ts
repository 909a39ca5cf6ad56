import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#protocol/problem.ts';
import { deviceList, type DeviceList } from '#protocol/supervision.ts';
import { pushAnswer } from '#protocol/push.ts';
import { loadClosings, openDeviceClosings } from '#server/supervision/device-closings.ts';
import { putTask } from './operations.ts';
import { operationOf, startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { staff } from './test-tenants.ts';

const android =
  'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36';

let server: TestServer;
let time: number;
beforeAll(async () => {
  time = Date.now();
  server = await startTestServer({}, { now: () => new Date(time) });
});
afterAll(() => server.remove());

const later = (milliseconds: number): void => void (time += milliseconds);

const devicesFor = async (device: TestDevice): Promise<DeviceList['devices']> =>
  deviceList.parse(await (await device.request('/admin/devices')).json()).devices;
const post = (device: TestDevice, path: string, body?: object): Promise<Response> =>
  device.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
const typeOf = async (response: Response): Promise<string> => problem.parse(await response.json()).type;

describe('the list of devices', () => {
  it('says who last used each, with what, and what waits there', async () => {
    const [kari, admin] = [await server.as('kari'), await server.as('admin')];
    await kari.request('/session', { headers: { 'User-Agent': android, 'x-visitt-version': '2026.11.22' } });
    await kari.pushRaw({
      operations: [operationOf(putTask(), 1)],
      pending: 3,
      oldestPending: '2026-11-20T10:00:00.000+01:00',
      sentAt: new Date(time - 600_000).toISOString(),
    });
    const found = (await devicesFor(admin)).find(({ deviceId }) => deviceId === kari.deviceId);
    expect(found).toMatchObject({
      browser: 'chrome',
      system: 'android',
      appVersion: '2026.11.22',
      closed: null,
      users: [{ staffId: staff.kari, name: 'Kari', pending: 3, clockOffset: 600_000, sessions: 1 }],
    });
    expect(Date.parse(found?.users[0]?.oldestPending ?? '')).toBe(Date.parse('2026-11-20T09:00:00Z'));
    expect(JSON.stringify(found)).not.toContain('SM-A546B');
  });

  it('shows everybody who shares a device', async () => {
    const [kari, ola, admin] = [await server.as('kari'), await server.as('ola'), await server.as('admin')];
    const headers = { 'x-visitt-device': kari.deviceId };
    await kari.request('/session');
    later(61_000);
    await ola.request('/session', { headers });
    const found = (await devicesFor(admin)).find(({ deviceId }) => deviceId === kari.deviceId);
    expect(found?.users.map(({ name }) => name)).toEqual(['Ola', 'Kari']);
  });

  it("shows a leader her own units' devices, and nurses, learners and other municipalities none", async () => {
    const [siri, kari, liv, nora] = [
      await server.as('siri'),
      await server.as('kari'),
      await server.as('liv'),
      await server.as('nora'),
    ];
    await Promise.all([kari, nora, liv].map((device) => device.request('/session')));
    const seen = (await devicesFor(siri)).map(({ deviceId }) => deviceId);
    expect(seen).toContain(kari.deviceId);
    expect(seen).not.toContain(nora.deviceId);
    for (const device of [kari, liv, nora]) {
      const response = await device.request('/admin/devices');
      expect([response.status, await typeOf(response)]).toEqual([403, 'forbidden']);
    }
    const answer = await post(siri, `/admin/devices/${nora.deviceId}/close`, { word: 'Mistet' });
    expect([answer.status, await typeOf(answer)]).toEqual([404, 'notFound']);
  });

  it('is not filled by somebody who makes up ids', async () => {
    const [ola, admin] = [await server.as('ola'), await server.as('admin')];
    for (let index = 0; index < 70; index += 1)
      await ola.request('/session', { headers: { 'x-visitt-device': randomUUID() } });
    const all = (await devicesFor(admin)).filter(({ users }) => users.some(({ name }) => name === 'Ola'));
    expect(all.length).toBeLessThanOrEqual(52);
  });
});

describe('a device that is closed', () => {
  it('is told so wherever it asks, may push, and works again when it is opened', async () => {
    const [kari, admin] = [await server.as('kari'), await server.as('admin')];
    await kari.push([putTask()]);
    await kari.request('/session');
    later(1000);
    expect(
      (await post(admin, `/admin/devices/${kari.deviceId}/close`, { word: 'Mistet på bussen' })).status,
    ).toBe(204);
    for (const path of ['/session', '/sync/pull', '/sync/poke', '/admin/devices']) {
      const response = await kari.request(path);
      expect([path, response.status, await typeOf(response)]).toEqual([path, 403, 'deviceClosed']);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    }
    expect((await kari.request('/fhir/R4/Patient')).status).toBe(403);
    const pushed = await kari.pushRaw({ firstN: 2, operations: [operationOf(putTask(), 2)] });
    expect(pushed.status).toBe(200);
    expect(pushAnswer.parse(await pushed.json()).ackedN).toBe(2);

    const found = (await devicesFor(admin)).find(({ deviceId }) => deviceId === kari.deviceId);
    expect(found?.closed).toMatchObject({ by: 'Admin', reason: 'Mistet på bussen' });
    expect((await post(admin, `/admin/devices/${kari.deviceId}/reopen`, { word: 'Funnet' })).status).toBe(
      204,
    );
    expect((await kari.request('/sync/pull')).status).toBe(200);
  });

  it('is closed also when it no longer says which device it is, or makes up another', async () => {
    const [kari, admin] = [await server.as('kari'), await server.as('admin')];
    await kari.request('/session');
    await post(admin, `/admin/devices/${kari.deviceId}/close`, { word: 'Mistet' });
    const silent = await server.app.request('/session', { headers: { Cookie: kari.cookie } });
    expect([silent.status, await typeOf(silent)]).toEqual([403, 'deviceClosed']);
    const renamed = await kari.request('/session', { headers: { 'x-visitt-device': randomUUID() } });
    expect([renamed.status, await typeOf(renamed)]).toEqual([403, 'deviceClosed']);
  });

  it('needs a reason', async () => {
    const admin = await server.as('admin');
    const response = await post(admin, `/admin/devices/${admin.deviceId}/close`, { word: '' });
    expect([response.status, await typeOf(response)]).toEqual([400, 'badRequest']);
  });
});

describe('sessions', () => {
  it('are ended by whoever answers for the person, and by nobody else', async () => {
    const [kari, nina, siri, ola] = [
      await server.as('kari'),
      await server.as('nina'),
      await server.as('siri'),
      await server.as('ola'),
    ];
    expect((await post(ola, `/admin/staff/${staff.kari}/end-sessions`)).status).toBe(403);
    expect((await kari.request('/session')).status).toBe(200);
    expect((await post(siri, `/admin/staff/${staff.kari}/end-sessions`)).status).toBe(204);
    expect((await kari.request('/session')).status).toBe(401);
    expect((await nina.request('/session')).status).toBe(200);
    expect((await post(siri, `/admin/staff/${staff.nora}/end-sessions`)).status).toBe(404);
    expect((await post(siri, `/admin/staff/${staff.admin}/end-sessions`)).status).toBe(404);
  });

  const hour = 3_600_000;
  const statusOf = async (device: TestDevice): Promise<number> => (await device.request('/session')).status;

  it('end when nobody has used them for four hours', async () => {
    const [used, unused] = [await server.as('kari'), await server.as('nina')];
    later(4 * hour - 1);
    expect(await statusOf(used)).toBe(200);
    later(1);
    expect([await statusOf(used), await statusOf(unused)]).toEqual([200, 401]);
  });

  it('end after twelve hours whatever happens', async () => {
    const busy = await server.as('nina');
    for (let hours = 1; hours < 12; hours += 1) {
      later(hour);
      expect(await statusOf(busy), `after ${hours}`).toBe(200);
    }
    later(hour - 1);
    expect(await statusOf(busy)).toBe(200);
    later(1);
    expect(await statusOf(busy)).toBe(401);
  });
});

describe('the note of closed devices', () => {
  it('keeps those of a tenant that is not there, as before a restore into a new database', async () => {
    const [lost, admin] = [await server.as('kari'), await server.as('admin')];
    await lost.request('/session');
    await post(admin, `/admin/devices/${lost.deviceId}/close`, { word: 'Mistet' });
    const { dataDir, database } = server;
    await openDeviceClosings(dataDir, database.pool, [], () => new Date(time));
    expect((await loadClosings(dataDir)).map(({ deviceId }) => deviceId)).toContain(lost.deviceId);
  });
});
