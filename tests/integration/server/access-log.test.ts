import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { accessPage, type AccessLine } from '#protocol/supervision.ts';
import { inTransaction } from '#server/db/transaction.ts';
import { operationOf, startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { nesvik, persons, solvik, staff, units } from './test-tenants.ts';

let server: TestServer;
let admin: TestDevice;
let siri: TestDevice;
beforeAll(async () => {
  server = await startTestServer();
  [admin, siri] = [await server.as('admin'), await server.as('siri')];
});
afterAll(() => server.remove());

const opened = (by: string, personId: string, changes: object = {}): OperationBody => ({
  type: 'event.add',
  id: `access:${randomUUID()}`,
  kind: 'accessEvent',
  body: {
    staffId: by,
    action: 'open',
    kind: 'person',
    recordId: personId,
    personId,
    unitId: units.north,
    at: '2026-11-21T10:00:00+01:00',
    ...changes,
  },
});
const logFor = async (device: TestDevice, query = ''): Promise<readonly AccessLine[]> =>
  accessPage.parse(await (await device.request(`/admin/access${query}`)).json()).events;

describe('what was opened on a device', () => {
  it('is a line with who, in which role, where, when by both clocks, and what', async () => {
    const kari = await server.as('kari');
    const { outcomes } = await kari.push([opened(staff.kari, persons.anne, { reason: 'Vakt' })]);
    expect(outcomes).toMatchObject([{ status: 'applied', version: 1 }]);
    const [line] = await logFor(admin, `?personId=${persons.anne}&staffId=${staff.kari}`);
    expect(line).toMatchObject({
      staffName: 'Kari',
      role: 'nurse',
      unitId: units.north,
      action: 'open',
      kind: 'person',
      recordId: persons.anne,
      personId: persons.anne,
      reason: 'Vakt',
      outside: false,
      at: '2026-11-21T09:00:00.000Z',
    });
    expect(Math.abs(Date.parse(line?.receivedAt ?? '') - Date.now())).toBeLessThan(600_000);
  });

  it('is one line however often it is sent, under whatever number', async () => {
    const ola = await server.as('ola');
    const event = opened(staff.ola, persons.bjorn);
    await ola.push([event]);
    await ola.pushRaw({ operations: [operationOf(event, 1)] });
    const { outcomes } = await ola.push([event]);
    expect(outcomes[0]?.status).toBe('applied');
    const lines = await logFor(admin, `?personId=${persons.bjorn}&staffId=${staff.ola}`);
    expect(lines).toHaveLength(1);
  });

  it('reaches nobody by pull, not even whoever it is about', async () => {
    const kari = await server.as('kari');
    const event = opened(staff.kari, persons.anne);
    await kari.push([event]);
    for (const device of [kari, admin, siri]) {
      const { changes } = await device.pullAll();
      expect(changes.map(({ id }) => id)).not.toContain(event.id);
      expect(JSON.stringify(changes)).not.toContain('accessEvent');
    }
  });

  it("cannot be written in another's name, changed, or put as a record", async () => {
    const kari = await server.as('kari');
    const event = opened(staff.kari, persons.anne);
    const { outcomes } = await kari.push([
      opened(staff.ola, persons.anne),
      event,
      {
        type: 'record.put',
        id: event.id,
        kind: 'accessEvent',
        body: { ...opened(staff.kari, 'x') },
      },
      { ...event, body: { ...('body' in event ? event.body : {}), action: 'print' } } as OperationBody,
    ]);
    expect(outcomes.map((one) => (one.status === 'quarantined' ? one.reason : one.status))).toEqual([
      'notAllowed',
      'applied',
      'wrongKind',
      'duplicate',
    ]);
    const lines = (await logFor(admin, `?staffId=${staff.kari}`)).filter(({ id }) => id === event.id);
    expect(lines.map(({ action }) => action)).toEqual(['open']);
  });

  it('lies where the person lies, whatever the device says', async () => {
    const kari = await server.as('kari');
    const event = opened(staff.kari, persons.ceciliaSouth, { unitId: units.north });
    await kari.push([event]);
    const [line] = (await logFor(admin)).filter(({ id }) => id === event.id);
    expect(line?.unitId).toBe(units.south);
  });
});

describe('what the server hands out', () => {
  it('is logged in the transaction that reads it, one line a resource', async () => {
    const nina = await server.as('nina');
    const before = (await logFor(admin, `?staffId=${staff.nina}`)).length;
    await nina.request('/fhir/R4/Patient');
    await nina.request(`/fhir/R4/Patient/${persons.ceciliaSouth}`);
    await nina.request(`/fhir/R4/Patient/${persons.anne}`);
    const lines = await logFor(admin, `?staffId=${staff.nina}`);
    expect(
      lines.slice(0, lines.length - before).map((line) => [line.action, line.recordId, line.unitId]),
    ).toEqual([
      ['export', persons.ceciliaSouth, units.south],
      ['export', persons.ceciliaSouth, units.south],
    ]);
  });

  it('of the log itself is logged', async () => {
    await siri.request(`/admin/access?personId=${persons.anne}`);
    const csv = await siri.request(`/admin/access.csv?personId=${persons.anne}`);
    expect(csv.headers.get('Content-Type')).toContain('text/csv');
    expect((await csv.text()).split('\r\n')[0]).toBe(
      'at;receivedAt;staffName;staffId;role;unitId;action;kind;recordId;personId;reason;outside',
    );
    const lines = await logFor(admin, `?staffId=${staff.siri}&personId=${persons.anne}`);
    expect(lines.map(({ action }) => action).toSorted()).toEqual(['log.export', 'log.read']);
  });
});

describe('who reads the log', () => {
  it('is administrators, and leaders for their own units and people', async () => {
    const [kari, per, nora] = [await server.as('kari'), await server.as('per'), await server.as('nora')];
    await kari.push([opened(staff.kari, persons.anne)]);
    expect((await logFor(siri)).map(({ staffId }) => staffId)).toContain(staff.kari);
    expect((await logFor(siri)).map(({ staffId }) => staffId)).not.toContain(staff.admin);
    for (const device of [kari, per, nora]) {
      expect((await device.request('/admin/access')).status).toBe(403);
      expect((await device.request('/admin/access.csv')).status).toBe(403);
    }
  });

  it('asks by day in Norway, and page by page', async () => {
    const kari = await server.as('kari');
    const late = opened(staff.kari, persons.anne, { at: '2026-11-19T23:30:00Z' });
    await kari.push([late]);
    const on = async (day: string) => (await logFor(admin, `?day=${day}`)).map(({ id }) => id);
    expect(await on('2026-11-20')).toContain(late.id);
    expect(await on('2026-11-19')).not.toContain(late.id);
    await kari.push(Array.from({ length: 80 }, () => opened(staff.kari, persons.bjorn)));
    await kari.push(Array.from({ length: 60 }, () => opened(staff.kari, persons.bjorn)));
    const seen = new Set<string>();
    let next: string | null = '';
    for (let pages = 0; next !== null && pages < 10; pages += 1) {
      const before = next === '' ? '' : `&before=${encodeURIComponent(next)}`;
      const response = await admin.request(`/admin/access?personId=${persons.bjorn}${before}`);
      const page = accessPage.parse(await response.json());
      for (const { id } of page.events) seen.add(id);
      ({ next } = page);
    }
    expect(seen.size).toBeGreaterThanOrEqual(140);
    expect((await admin.request('/admin/access?day=yesterday')).status).toBe(400);
  });
});

describe('the log is append-only', () => {
  it.each([
    `UPDATE visitt.access_event SET staff_id = 'x'`,
    'DELETE FROM visitt.access_event',
    'TRUNCATE visitt.access_event',
    `UPDATE visitt.quarantine_decision SET word = 'x'`,
    'DELETE FROM visitt.quarantine_decision',
    'DELETE FROM visitt.device',
    'DELETE FROM visitt.record_version',
    `UPDATE visitt.operation SET raw = 'x'`,
  ])('%s is refused', async (sql) => {
    const attempt = inTransaction(server.database.pool, solvik, 'write', (tx) => tx.query(sql));
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });

  it("is a tenant's own", async () => {
    const count = (tenant: string) =>
      inTransaction(server.database.pool, tenant, 'snapshot', async (tx) => {
        const { rows } = await tx.query<{ tenant_id: string }>(
          'SELECT DISTINCT tenant_id FROM visitt.access_event',
        );
        return rows.map(({ tenant_id }) => tenant_id);
      });
    expect(await count(solvik)).toEqual([solvik]);
    expect(await count(nesvik)).toEqual([]);
    const asAnother = inTransaction(server.database.pool, nesvik, 'write', (tx) =>
      tx.query(
        `INSERT INTO visitt.access_event (tenant_id, id, staff_id, action, outside, at, received_at)
         VALUES ($1, 'x', 'x', 'open', false, now(), now())`,
        [solvik],
      ),
    );
    await expect(asAnother).rejects.toMatchObject({ code: '42501' });
  });
});
