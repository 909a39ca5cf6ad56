import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import { memberField } from '#domain/learning/group-members.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { groupStatus } from '#protocol/learning-answers.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { staff, type Subject } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const shipped = loadContent().find(({ body }) => body.url.endsWith('/programmes/demensomsorgens-abc-perm-1'));
const programme = `${shipped?.body.url}|${shipped?.body.version}`;
const booklet = 'hefte-01';
const member = (staffId: string, to: string | null = null) => ({ staffId, from: '2026-01-01', to });

const putGroup = (groupId: string, changes: object = {}): OperationBody => ({
  type: 'record.put',
  id: groupId,
  kind: 'learningGroup',
  body: {
    groupId,
    name: 'Gruppe 3',
    programme,
    leaderId: staff.mette,
    members: [member(staff.liv), member(staff.ola)],
    startsOn: '2026-01-01',
    status: 'open',
    ...changes,
  },
});
const patchGroup = (groupId: string, fields: { readonly [field: string]: unknown }): OperationBody => ({
  type: 'record.patch',
  id: groupId,
  kind: 'learningGroup',
  fields: fields as Extract<OperationBody, { type: 'record.patch' }>['fields'],
  base: {},
});
const putMeeting = (groupId: string, id: string = randomUUID()): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'groupMeeting',
  body: { groupId, booklets: [booklet], at: '2026-02-10T14:00:00+01:00', status: 'held' },
});
const attend = (groupId: string, meetingId: string, staffId: string): OperationBody => ({
  type: 'event.add',
  id: randomUUID(),
  kind: 'attendance',
  body: { staffId, present: true, groupId, meetingId, at: '2026-02-10T15:00:00+01:00' },
});
const statuses = ({
  outcomes,
}: {
  readonly outcomes: readonly { readonly status: string; readonly reason?: string }[];
}) => outcomes.map(({ status, reason }) => reason ?? status);
const idsFor = async (subject: Subject): Promise<readonly string[]> => {
  const { changes } = await (await server.as(subject)).pullAll();
  return changes.flatMap((change) => (change.change === 'upsert' ? [change.id] : []));
};

describe('a group', () => {
  it('GRP5 keeps whom a leader took in on each of her phones, and both read it', async () => {
    const groupId = randomUUID();
    const [phone, tablet] = [await server.as('mette'), await server.as('mette')];
    expect(statuses(await phone.push([putGroup(groupId)]))).toEqual(['applied']);
    const take = (staffId: string): OperationBody =>
      patchGroup(groupId, { [memberField(staffId)]: member(staffId) });
    expect(statuses(await phone.push([take(staff.kari)]))).toEqual(['applied']);
    expect(statuses(await tablet.push([take(staff.nina)]))).toEqual(['applied']);
    for (const subject of ['kari', 'nina', 'liv'] as const) expect(await idsFor(subject)).toContain(groupId);
    const status = await (await server.as('mette')).request(`/learning/groups/${groupId}/status`);
    const members = groupStatus.parse(await status.json()).members.map(({ staffId }) => staffId);
    expect(members.toSorted()).toEqual([staff.kari, staff.liv, staff.nina, staff.ola].toSorted());
    const crafted = { [memberField(staff.per)]: member(staff.siri), anything: 1 };
    for (const [field, value] of Object.entries(crafted))
      expect(statuses(await phone.push([patchGroup(groupId, { [field]: value })]))).toEqual(['invalidBody']);
  });

  it('is begun, planned and met in one delivery from a phone that was offline, and reaches its members alone', async () => {
    const [groupId, meetingId] = [randomUUID(), randomUUID()];
    const mette = await server.as('mette');
    const operations = [
      putGroup(groupId),
      putMeeting(groupId, meetingId),
      attend(groupId, meetingId, staff.liv),
      attend(groupId, meetingId, staff.ola),
    ];
    expect(statuses(await mette.push(operations))).toEqual(['applied', 'applied', 'applied', 'applied']);
    expect(await idsFor('liv')).toEqual(expect.arrayContaining([groupId, meetingId]));
    expect(await idsFor('ola')).toEqual(expect.arrayContaining([groupId, meetingId]));
    for (const subject of ['kari', 'nina', 'siri', 'admin', 'per'] as const)
      expect(await idsFor(subject)).not.toContain(groupId);
  });

  it('is written by its leader: neither by a member nor by who leads none', async () => {
    const groupId = randomUUID();
    await (await server.as('mette')).push([putGroup(groupId)]);
    const liv = await server.as('liv');
    expect(
      statuses(
        await liv.push([
          putMeeting(groupId),
          attend(groupId, randomUUID(), staff.liv),
          putGroup(randomUUID()),
        ]),
      ),
    ).toEqual(['notAllowed', 'notAllowed', 'notAllowed']);
    const kari = await server.as('kari');
    expect(statuses(await kari.push([patchGroup(groupId, { leaderId: staff.kari })]))).toEqual([
      'notAllowed',
    ]);
  });

  it('nobody begins one in the name of another', async () => {
    const mette = await server.as('mette');
    expect(statuses(await mette.push([putGroup(randomUUID(), { leaderId: staff.kari })]))).toEqual([
      'notAllowed',
    ]);
    expect(statuses(await mette.push([putGroup(randomUUID(), { groupId: randomUUID() })]))).toEqual([
      'invalidBody',
    ]);
  });

  it('comes to who joins in the middle, stays with who leaves, and goes from who is struck out', async () => {
    const groupId = randomUUID();
    const mette = await server.as('mette');
    await mette.push([putGroup(groupId, { members: [member(staff.liv)] }), putMeeting(groupId)]);
    const ola = await server.as('ola');
    const before = await ola.pullAll();
    await mette.push([
      patchGroup(groupId, { members: [member(staff.liv, '2026-03-01'), member(staff.ola)] }),
    ]);
    const joined = await ola.pullAll(before.cursor);
    expect(joined.changes.map(({ id }) => id)).toContain(groupId);
    expect(await idsFor('liv')).toContain(groupId);
    await mette.push([patchGroup(groupId, { members: [member(staff.liv, '2026-03-01')] })]);
    const left = await ola.pullAll(joined.cursor);
    expect(left.revoked).toEqual([`group:${groupId}`]);
  });

  it('takes what its leader wrote before she handed it on, when that comes late', async () => {
    const [groupId, meetingId] = [randomUUID(), randomUUID()];
    const mette = await server.as('mette');
    await mette.push([putGroup(groupId), putMeeting(groupId, meetingId)]);
    const late = await server.as('mette');
    const offlineSince = new Date().toISOString();
    const office = await server.as('mette');
    await office.push([patchGroup(groupId, { leaderId: staff.siri })]);
    const operation = {
      n: 1,
      schema: 1,
      at: offlineSince,
      hlc: '000000000000-0001',
      body: attend(groupId, meetingId, staff.liv),
    };
    const response = await late.pushRaw({ operations: [operation], sentAt: new Date().toISOString() });
    expect(await response.json()).toMatchObject({ outcomes: [{ status: 'applied' }] });
    const later = await server.as('mette');
    const afterwards = {
      ...operation,
      at: new Date(Date.now() + 60_000).toISOString(),
      body: attend(groupId, meetingId, staff.ola),
    };
    const refused = await later.pushRaw({ operations: [afterwards], sentAt: new Date().toISOString() });
    expect(await refused.json()).toMatchObject({
      outcomes: [{ status: 'quarantined', reason: 'notAllowed' }],
    });
  });
});

describe('what is known of others in a group', () => {
  const secret = 'Bare jeg skal lese dette';
  const groupId = randomUUID();
  beforeAll(async () => {
    const liv = await server.as('liv');
    const mine = { learnerId: staff.liv, programme };
    await liv.push([
      {
        type: 'record.put',
        id: randomUUID(),
        kind: 'enrolment',
        body: { ...mine, startedOn: '2026-01-01', status: 'active', reason: secret },
      },
      {
        type: 'record.put',
        id: randomUUID(),
        kind: 'note',
        body: { ...mine, booklet, text: secret },
      },
      ...(['read', 'reflected'] as const).map((step): OperationBody => ({
        type: 'event.add',
        id: randomUUID(),
        kind: 'progress',
        body: { ...mine, booklet, step, done: true, on: '2026-02-01', at: '2026-02-01T19:00:00+01:00' },
      })),
    ]);
    const meetingId = randomUUID();
    const shared = [putGroup(groupId), putMeeting(groupId, meetingId), attend(groupId, meetingId, staff.liv)];
    await (await server.as('mette')).push(shared);
  });

  it('the leader gets status and never a note; nobody else gets anything', async () => {
    const mette = await server.as('mette');
    const response = await mette.request(`/learning/groups/${groupId}/status`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).not.toContain(secret);
    expect(groupStatus.parse(JSON.parse(text)).members).toEqual([
      // What the group talked through counts, beside what she has ticked herself.
      { staffId: staff.liv, status: 'behind', done: 1, total: 10 },
      { staffId: staff.ola, status: 'notStarted', done: 0, total: 10 },
    ]);
    for (const subject of ['liv', 'ola', 'kari', 'siri', 'admin', 'nora'] as const) {
      const answer = await (await server.as(subject)).request(`/learning/groups/${groupId}/status`);
      expect([subject, answer.status]).toEqual([subject, 403]);
    }
  });

  it('how far somebody has come after she left is not told', async () => {
    const mette = await server.as('mette');
    const other = randomUUID();
    await mette.push([putGroup(other, { members: [member(staff.liv, '2026-03-01'), member(staff.ola)] })]);
    const answer = groupStatus.parse(await (await mette.request(`/learning/groups/${other}/status`)).json());
    expect(answer.members.map(({ staffId }) => staffId)).toEqual([staff.ola]);
  });

  it("no leader's phone pulls a learner's enrolment, ticks or notes", async () => {
    for (const subject of ['mette', 'siri', 'ola', 'per', 'admin'] as const) {
      const { changes } = await (await server.as(subject)).pullAll();
      const kinds = changes.flatMap((change) => (change.change === 'upsert' ? [change.kind] : []));
      expect(kinds.filter((kind) => ['enrolment', 'progress', 'note', 'checkIn'].includes(kind))).toEqual([]);
    }
  });
});
