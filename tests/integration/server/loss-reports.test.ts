import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#server/db/transaction.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { nesvik, solvik } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const loss = (more: object = {}) => ({
  id: randomUUID(),
  at: '2026-11-22T08:00:00.000Z',
  outcome: 'rebuilt',
  restored: 12,
  mayBeLost: 0,
  damaged: 0,
  lastAt: '2026-11-22T07:59:00.000Z',
  ...more,
});
const send = (device: TestDevice, body: unknown): Promise<Response> =>
  device.request('/sync/losses', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
/** What the application itself can see of the device's reports, in its own municipality. */
const kept = (device: TestDevice, tenantId: string = solvik) =>
  inTransaction(server.database.pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<{ restored: number; may_be_lost: number; outcome: string }>(
      'SELECT outcome, restored, may_be_lost FROM visitt.loss_report WHERE device_id = $1 ORDER BY may_be_lost',
      [device.deviceId],
    );
    return rows;
  });

describe('what browsers have lost', () => {
  it('JRN31 is kept, once each, however often it is sent', async () => {
    const kari = await server.as('kari');
    const losses = [loss(), loss({ outcome: 'lost', restored: 0, mayBeLost: 3, lastAt: null })];
    const body = { deviceId: kari.deviceId, losses };
    expect((await send(kari, body)).status).toBe(204);
    expect((await send(kari, { ...body, losses: [{ ...losses[0], restored: 999 }] })).status).toBe(204);
    expect(await kept(kari)).toEqual([
      { outcome: 'rebuilt', restored: 12, may_be_lost: 0 },
      { outcome: 'lost', restored: 0, may_be_lost: 3 },
    ]);
  });

  it('JRN31 is refused when it is not what it should be, and from nobody', async () => {
    const kari = await server.as('kari');
    const { deviceId } = kari;
    for (const losses of [
      [],
      [loss({ restored: -1 })],
      [loss({ id: 'x' })],
      [loss({ at: 'yesterday' })],
      'all',
    ]) {
      expect((await send(kari, { deviceId, losses })).status).toBe(400);
    }
    expect((await send(kari, { deviceId, losses: Array.from({ length: 21 }, () => loss()) })).status).toBe(
      400,
    );
    const anonymous = await server.app.request('/sync/losses', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ deviceId, losses: [loss()] }),
    });
    expect(anonymous.status).toBe(401);
    expect(await kept(kari)).toEqual([]);
  });

  it('JRN31 stays within the municipality', async () => {
    const [kari, nora] = [await server.as('kari'), await server.as('nora')];
    const losses = [loss()];
    await send(kari, { deviceId: kari.deviceId, losses });
    // The very same id in another municipality is another report.
    expect((await send(nora, { deviceId: nora.deviceId, losses })).status).toBe(204);
    expect(await kept(kari)).toHaveLength(1);
    expect(await kept(nora, nesvik)).toHaveLength(1);
    expect(await kept(kari, nesvik)).toEqual([]);
  });

  it('JRN31 is never changed or taken away', async () => {
    const { pool } = server.database;
    await expect(pool.query('DELETE FROM visitt.loss_report')).rejects.toThrow(/permission/);
    await expect(pool.query('UPDATE visitt.loss_report SET restored = 0')).rejects.toThrow(/permission/);
  });
});
