import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { statementStatus, type StatementStatus } from '#protocol/statement-settings.ts';
import { startLearningRecordStore, type LearningRecordStore } from './learning-record-store.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { staff } from './test-tenants.ts';

const programme = 'https://visitt.example/programmes/demensomsorgens-abc-perm-1|1.0.0';
const secret = 'Kanarifuglens hemmelighet';
const noteWords = 'Kanarinotat';

let server: TestServer;
let admin: TestDevice;
let liv: TestDevice;
let store: LearningRecordStore;

beforeAll(async () => {
  store = await startLearningRecordStore('visitt', secret);
  server = await startTestServer({ allowsInsideStores: true }, { telling: { every: 20, random: () => 0 } });
  [admin, liv] = [await server.as('admin'), await server.as('liv')];
});
afterAll(async () => {
  await server.remove();
  await store.close();
});

const put = (device: TestDevice, settings: object): Promise<Response> =>
  device.request('/learning/statements', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(settings),
  });
const turnOn = (more: object = {}): Promise<Response> =>
  put(admin, { enabled: true, endpoint: store.endpoint, keyName: 'visitt', ...more });
const statusNow = async (): Promise<StatementStatus> =>
  statementStatus.parse(await (await admin.request('/learning/statements')).json());

/** Before learning is told of anywhere. */
const begunBefore = randomUUID();
const enrol = (id: string, status: 'active' | 'paused' | 'completed' = 'active'): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'enrolment',
  body: { learnerId: staff.liv, programme, startedOn: '2026-09-01', status },
});
const tick = (booklet: string, done = true): OperationBody => ({
  type: 'event.add',
  id: randomUUID(),
  kind: 'progress',
  body: {
    learnerId: staff.liv,
    programme,
    booklet,
    step: 'read',
    done,
    on: '2026-11-20',
    at: '2026-11-20T19:00:00+01:00',
  },
});
const verbs = (): readonly string[] =>
  store
    .statements()
    .map(({ verb }) => verb.id.split('/').at(-1) ?? '')
    .toSorted((a, b) => a.localeCompare(b));
const enrolment = randomUUID();

describe('learning told to a learning record store', () => {
  it('STA1 STA9 is off until an administrator turns it on, and nobody else may', async () => {
    expect(await statusNow()).toMatchObject({ enabled: false, hasSecret: false, waiting: 0, sent: 0 });
    await liv.push([enrol(begunBefore), tick('hefte-01')]);
    for (const subject of ['siri', 'per', 'mette', 'liv'] as const) {
      const other = await server.as(subject);
      expect((await other.request('/learning/statements')).status).toBe(403);
      expect(
        (await put(other, { enabled: true, endpoint: store.endpoint, keyName: 'x', secret: 'x' })).status,
      ).toBe(403);
    }
    expect((await turnOn()).status).toBe(400);
    expect((await turnOn({ secret })).status).toBe(200);
    expect(JSON.stringify(await statusNow())).not.toContain(secret);
    expect(await statusNow()).toMatchObject({ enabled: true, hasSecret: true, keyName: 'visitt' });
  });

  it('STA2 STA4 STA6 each thing once, though the store is away, busy, and takes without answering', async () => {
    store.setMoods([503, 'cutOff', 429, 500]);
    await liv.push([
      enrol(enrolment),
      tick('hefte-01'),
      tick('hefte-02'),
      tick('hefte-03', false),
      {
        type: 'record.put',
        id: randomUUID(),
        kind: 'note',
        body: { learnerId: staff.liv, programme, booklet: 'hefte-01', text: noteWords },
      },
    ]);
    await expect.poll(async () => (await statusNow()).sent, { timeout: 60_000 }).toBe(3);
    await liv.push([enrol(enrolment, 'completed')]);
    await expect.poll(async () => (await statusNow()).sent, { timeout: 60_000 }).toBe(4);
    expect(store.faults()).toEqual([]);
    expect(verbs()).toEqual(['completed', 'progressed', 'progressed', 'registered']);
    expect(
      store
        .requests()
        .map(({ answered }) => answered)
        .slice(0, 4),
    ).toEqual([503, 'cutOff', 429, 500]);
    expect(await statusNow()).toMatchObject({ waiting: 0, stopped: null });
  });

  it('STA3 of a learner it tells no name and no id, and always the same account', () => {
    const told = JSON.stringify(store.statements());
    for (const hidden of [staff.liv, 'Liv', noteWords]) expect(told).not.toContain(hidden);
    const accounts = new Set(store.statements().map(({ actor }) => actor.account.name));
    expect(accounts.size).toBe(1);
    expect(store.statements().map(({ actor }) => actor.account.homePage)).toContain(server.publicUrl);
  });

  it('STA7 a refusal stops it with a reason, keeps what waits, and it goes on when it is mended', async () => {
    expect((await turnOn({ secret: 'feil' })).status).toBe(200);
    await liv.push([tick('hefte-04')]);
    await expect.poll(async () => (await statusNow()).stopped, { timeout: 60_000 }).toBe('refusedKey');
    const asked = store.requests().length;
    await liv.push([tick('hefte-05')]);
    expect(await statusNow()).toMatchObject({ waiting: 1, sent: 4 });
    expect((await turnOn({ secret })).status).toBe(200);
    await expect.poll(async () => (await statusNow()).sent, { timeout: 60_000 }).toBe(6);
    expect(store.requests().length).toBeGreaterThan(asked);
  });

  it('STA1 STA7 one the store will not have is set aside, the next goes through, and what began before is no news', async () => {
    // The two together, then each by itself.
    store.setMoods([400, 400]);
    await liv.push([enrol(begunBefore, 'paused'), tick('hefte-06'), tick('hefte-07')]);
    await expect.poll(async () => (await statusNow()).sent, { timeout: 60_000 }).toBe(7);
    expect(await statusNow()).toMatchObject({ refused: 1, waiting: 0, stopped: null });
    expect((await turnOn()).status).toBe(200);
    await expect.poll(async () => (await statusNow()).sent, { timeout: 60_000 }).toBe(8);
    expect(await statusNow()).toMatchObject({ refused: 0, waiting: 0 });
    expect(verbs().filter((verb) => verb === 'registered')).toHaveLength(1);
  });

  it('STA2 whoever was at a meeting attended it, once, and who was not did not', async () => {
    const mette = await server.as('mette');
    const groupId = randomUUID();
    const meetingId = randomUUID();
    const at = '2026-11-19T12:00:00+01:00';
    const attended = (staffId: string, present: boolean, when = at): OperationBody => ({
      type: 'event.add',
      id: randomUUID(),
      kind: 'attendance',
      body: { staffId, present, groupId, meetingId, at: when },
    });
    const members = [staff.liv, staff.ola].map((staffId) => ({ staffId, from: '2026-09-01', to: null }));
    await mette.push([
      {
        type: 'record.put',
        id: groupId,
        kind: 'learningGroup',
        body: {
          groupId,
          name: 'Gruppe Nord',
          programme,
          leaderId: staff.mette,
          members,
          startsOn: '2026-09-01',
          status: 'open',
        },
      },
    ]);
    const { outcomes } = await mette.push([
      {
        type: 'record.put',
        id: meetingId,
        kind: 'groupMeeting',
        body: { groupId, booklets: ['hefte-01'], at, status: 'held' },
      },
      attended(staff.liv, true),
      attended(staff.liv, true),
      // Ticked by mistake and put right before anybody was told.
      attended(staff.ola, true),
      attended(staff.ola, false, '2026-11-19T12:05:00+01:00'),
    ]);
    expect(outcomes.map(({ status }) => status)).not.toContain('quarantined');
    await expect.poll(async () => (await statusNow()).sent, { timeout: 60_000 }).toBe(9);
    const meetings = store.statements().filter(({ object }) => object.id === `urn:uuid:${meetingId}`);
    expect(meetings.map(({ verb }) => verb.id)).toEqual(['http://adlnet.gov/expapi/verbs/attended']);
    expect(store.faults()).toEqual([]);
  });

  it('STA9 the secret that is kept goes to no other place', async () => {
    const elsewhere = { endpoint: 'https://elsewhere.example/xapi' };
    expect((await turnOn(elsewhere)).status).toBe(400);
    expect(await statusNow()).toMatchObject({ endpoint: store.endpoint });
    expect((await turnOn({ endpoint: `${store.endpoint}/` })).status).toBe(200);
    expect((await turnOn()).status).toBe(200);
  });

  it('STA9 the secret is on no phone, in no log, and not in plain text in the database', async () => {
    const everything = JSON.stringify([await admin.pullAll(), await liv.pullAll(), server.logged]);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(store.endpoint);
  });
});

it('STA8 addresses inside the house, plain http and strange ones are refused', async () => {
  const strict = await startTestServer();
  try {
    const device = await strict.as('admin');
    for (const endpoint of [
      'http://lrs.example/xapi',
      'https://127.0.0.1/xapi',
      'https://[::1]/xapi',
      'https://169.254.169.254/latest',
      'https://user:pass@lrs.example/xapi',
      'https://lrs.example/xapi?key=1',
      'ftp://lrs.example',
      'lrs',
      '',
    ]) {
      const answer = await put(device, { enabled: true, endpoint, keyName: 'k', secret: 's' });
      expect([endpoint, answer.status]).toEqual([endpoint, 400]);
    }
    const allowed = { enabled: false, endpoint: 'https://lrs.example/xapi', keyName: 'k', secret: 's' };
    expect((await put(device, allowed)).status).toBe(200);
  } finally {
    await strict.remove();
  }
});
