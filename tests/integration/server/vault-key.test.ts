import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { problem } from '#protocol/problem.ts';
import { defaultSettings, settingsId } from '#protocol/settings.ts';
import { vaultKey } from '#protocol/vault.ts';
import { withOwner } from '../../../src/server/db/pool.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';

let server: TestServer;
let time: number;
beforeAll(async () => {
  time = Date.now();
  server = await startTestServer({}, { now: () => new Date(time) });
});
afterAll(() => server.remove());

const ask = (device: TestDevice, deviceId: string = device.deviceId): Promise<Response> =>
  device.request('/vault/key', { headers: { 'x-visitt-device': deviceId } });
const keyOf = async (response: Response): Promise<string> => {
  expect(response.status).toBe(200);
  return vaultKey.parse(await response.json()).key;
};
const typeOf = async (response: Response): Promise<string> => problem.parse(await response.json()).type;

describe('the server’s half of a vault', () => {
  it('VLT12 is the same each time for one person on one device, and another for any other', async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    const first = await keyOf(await ask(kari));
    expect(await keyOf(await ask(kari))).toBe(first);
    expect(await keyOf(await ask(kari, randomUUID()))).not.toBe(first);
    expect(await keyOf(await ask(ola, kari.deviceId))).not.toBe(first);
  });

  it('VLT12 is one also when two tabs ask for it the first time at once', async () => {
    const kari = await server.as('kari');
    const deviceId = randomUUID();
    const keys = await Promise.all(Array.from({ length: 8 }, async () => keyOf(await ask(kari, deviceId))));
    expect(new Set(keys).size).toBe(1);
  });

  it('VLT13 is given just after a log-in, not to a session that has been running', async () => {
    const kari = await server.as('kari');
    await keyOf(await ask(kari));
    time += 5 * 60_000 + 1;
    const late = await ask(kari);
    expect(late.status).toBe(403);
    expect(await typeOf(late)).toBe('logInAgain');
    expect((await kari.request('/session')).status).toBe(200);
    await keyOf(await ask(await server.as('kari')));
  });

  it('VLT13 is not given to nobody, to no device, or to a closed one', async () => {
    const [kari, admin] = [await server.as('kari'), await server.as('admin')];
    expect((await server.app.request('/vault/key')).status).toBe(401);
    expect((await ask(kari, 'not-a-device')).status).toBe(400);
    await keyOf(await ask(kari));
    const closed = await admin.request(`/admin/devices/${kari.deviceId}/close`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ word: 'Mistet' }),
    });
    expect(closed.ok).toBe(true);
    const refused = await ask(await server.as('kari'), kari.deviceId);
    expect(await typeOf(refused)).toBe('deviceClosed');
  });

  it('VLT14 is never logged, and may not be changed or taken away by the application', async () => {
    const kari = await server.as('kari');
    const key = await keyOf(await ask(kari));
    expect(server.logged.join('\n')).not.toContain(key);
    await expect(server.database.pool.query('DELETE FROM visitt.vault_key')).rejects.toThrow(/permission/);
    const rows = await withOwner(server.database.ownerUrl, async (owner) => {
      const { rows: grants } = await owner.query<{ privilege_type: string }>(
        `SELECT privilege_type FROM information_schema.role_table_grants
         WHERE table_name = 'vault_key' AND grantee = 'visitt_app' ORDER BY 1`,
      );
      return grants.map(({ privilege_type }) => privilege_type);
    });
    expect(rows).toEqual(['INSERT', 'SELECT']);
  });
});

describe('the municipality’s settings', () => {
  it('VLT11 are written by the administrator alone, and everybody gets them', async () => {
    const put: OperationBody = {
      type: 'record.put',
      kind: 'settings',
      id: settingsId,
      body: { ...defaultSettings, pinLength: 8 },
    };
    const [kari, admin] = [await server.as('kari'), await server.as('admin')];
    expect((await kari.push([put])).outcomes[0]).toMatchObject({
      status: 'quarantined',
      reason: 'notAllowed',
    });
    expect((await admin.push([put])).outcomes[0]).toMatchObject({ status: 'applied' });
    const { changes } = await kari.pullAll();
    const settings = changes.find(({ id }) => id === settingsId);
    expect(settings).toMatchObject({ kind: 'settings', scope: 'tenant', body: { pinLength: 8 } });
  });
});
