import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Programme } from '#protocol/content.ts';
import type { RoleName } from '#protocol/record-bodies.ts';
import { attempts } from './attack-table.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { staff, units, type Subject } from './test-tenants.ts';

/** Words only liv may ever see again. */
const secret = 'Livsegneord';
const programme = 'https://visitt.example/programmes/demensomsorgens-abc-perm-1';
const canonical = `${programme}|1.0.0`;
const ids = { enrolment: randomUUID(), tick: randomUUID(), note: randomUUID(), refused: randomUUID() };

const rolesOf: { readonly [subject in Subject]?: readonly RoleName[] } = {
  liv: ['assistant', 'learner'],
  ola: ['assistant', 'learner'],
  siri: ['leader'],
  mette: ['groupLeader', 'abcContact'],
};

const note = (id: string, learnerId: string, text: string): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'note',
  body: { learnerId, programme: canonical, booklet: 'hefte-01', text },
});

let server: TestServer;
let liv: TestDevice;
beforeAll(async () => {
  server = await startTestServer();
  const admin = await server.as('admin');
  const given = Object.entries(rolesOf).map(([subject, roles]): OperationBody => ({
    type: 'record.patch',
    id: staff[subject as Subject],
    kind: 'staff',
    fields: {
      roles: roles.map((role) => ({
        role,
        unitId: role === 'leader' || role === 'abcContact' ? units.solvik : units.north,
      })),
    },
    base: {},
  }));
  expect((await admin.push(given)).outcomes.every(({ status }) => status === 'applied')).toBe(true);
  liv = await server.as('liv');
  const { outcomes } = await liv.push([
    {
      type: 'record.put',
      id: ids.enrolment,
      kind: 'enrolment',
      body: {
        learnerId: staff.liv,
        programme: canonical,
        startedOn: '2026-05-22',
        status: 'paused',
        reasonCode: 'away',
        reason: secret,
        pauses: [{ from: '2026-11-20', to: null, reasonCode: 'away' }],
        workplaces: [{ unitId: units.north, from: '2026-05-22' }],
      },
    },
    {
      type: 'event.add',
      id: ids.tick,
      kind: 'progress',
      body: {
        learnerId: staff.liv,
        programme: canonical,
        booklet: 'hefte-01',
        step: 'read',
        done: true,
        on: '2026-11-21',
        at: '2026-11-21T19:00:00Z',
        minutes: 45,
      },
    },
    note(ids.note, staff.liv, secret),
    // Held back by the server: a hefte without a name.
    {
      type: 'record.put',
      id: ids.refused,
      kind: 'note',
      body: { learnerId: staff.liv, programme: canonical, booklet: '', text: secret },
    },
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied', 'quarantined']);
});
afterAll(() => server.remove());

/** Everything an address could give of her: the words, and the records by their ids. */
const traces = [secret, ...Object.values(ids)];
const others: readonly Subject[] = ['kari', 'ola', 'nina', 'siri', 'mette', 'per', 'admin', 'nora'];
/** The report tells them of her status, by the enrolment: never of a tick, a note or her own words. */
const overseers: readonly Subject[] = ['siri', 'mette'];
const learningKinds = ['note', 'progress', 'enrolment'];

/** Answers with everything an address says, with what was asked for left out of it. */
const answerOf = async (device: TestDevice, path: string): Promise<string> => {
  const response = await device.request(path);
  return response.text();
};

describe('a learner’s notes, ticks and perms', () => {
  it('come back whole to her own phone', async () => {
    const { changes } = await (await server.as('liv')).pullAll();
    const text = JSON.stringify(changes);
    for (const trace of [secret, ids.enrolment, ids.tick, ids.note]) expect(text).toContain(trace);
  });

  it.each(others)('are pulled by nobody else: %s', async (subject) => {
    const { changes } = await (await server.as(subject)).pullAll();
    const kinds = changes.flatMap((change) => (change.change === 'upsert' ? [change.kind] : []));
    expect(kinds.filter((kind) => learningKinds.includes(kind))).toEqual([]);
    for (const trace of traces) expect(JSON.stringify(changes)).not.toContain(trace);
  });

  it.each(others)('are answered by no address, whoever asks: %s', async (subject) => {
    const device = await server.as(subject);
    const asked = attempts.filter(
      ({ method, path, route }) => method === 'GET' && route.ends !== true && !path.startsWith('/sync/'),
    );
    const guessed = [
      'Basic',
      'Observation',
      'QuestionnaireResponse',
      'Communication',
      'note',
      'progress',
    ].flatMap((type) => [`/fhir/R4/${type}`, ...Object.values(ids).map((id) => `/fhir/R4/${type}/${id}`)]);
    for (const path of [...asked.map((one) => one.path), ...guessed]) {
      const text = await answerOf(device, path);
      // An address that says no may repeat the id it was asked for.
      const open: readonly string[] =
        overseers.includes(subject) && path.startsWith('/learning/report') ? [ids.enrolment] : [];
      for (const trace of traces)
        if (!path.includes(trace) && !open.includes(trace)) expect(`${path}: ${text}`).not.toContain(trace);
    }
  });

  it.each(['siri', 'admin', 'per'] as const)(
    'held back they are not opened, filed or tried again by who looks after the devices: %s',
    async (subject) => {
      const device = await server.as(subject);
      const held = `/admin/quarantine/${liv.replicaId}/4`;
      for (const action of ['open', 'file', 'retry']) {
        const response = await device.request(`${held}/${action}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ word: 'Ser etter' }),
        });
        expect(response.ok).toBe(false);
        expect(await response.text()).not.toContain(secret);
      }
    },
  );

  it.each(others)('are written by nobody else, under her name or over hers: %s', async (subject) => {
    const device = await server.as(subject);
    const { outcomes } = await device.push([
      note(randomUUID(), staff.liv, 'Ikke hennes'),
      {
        type: 'record.patch',
        id: ids.note,
        kind: 'note',
        fields: { text: 'Ikke hennes', learnerId: staff[subject] },
        base: { text: null },
      },
      {
        type: 'record.patch',
        id: ids.enrolment,
        kind: 'enrolment',
        fields: { status: 'stopped' },
        base: { status: null },
      },
      {
        type: 'event.add',
        id: randomUUID(),
        kind: 'progress',
        body: {
          learnerId: staff.liv,
          programme: canonical,
          booklet: 'hefte-01',
          step: 'read',
          done: false,
          on: '2026-11-22',
          at: '2026-11-22T19:00:00Z',
        },
      },
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'quarantined'));
    expect(outcomes).toHaveLength(4);
    const text = JSON.stringify(outcomes);
    for (const trace of [secret, 'hefte-01']) expect(text).not.toContain(trace);
    const { changes } = await (await server.as('liv')).pullAll();
    expect(JSON.stringify(changes)).not.toContain('Ikke hennes');
  });
});

describe('who may change a programme', () => {
  const shippedAs = async (device: TestDevice): Promise<Programme> => {
    const found = (await device.pullAll()).changes.flatMap((change) =>
      change.change === 'upsert' && change.id === canonical ? [change.body] : [],
    )[0];
    if (!found) throw new Error('no programme came');
    return (found as unknown as { readonly resource: Programme }).resource;
  };
  const content = (resource: object, version: string, type = 'programme'): OperationBody =>
    ({
      type: 'record.put',
      id: `${programme}|${version}`,
      kind: 'content',
      body: { type, url: programme, version, status: 'active', resource },
    }) as OperationBody;
  const own = async (device: TestDevice, version: string, by: string) => ({
    ...(await shippedAs(device)),
    version,
    seminars: 3,
    changed: { by, at: '2026-11-22T08:00:00.000Z', reason: 'Avtalt' },
  });
  const outcomeOf = async (device: TestDevice, operation: OperationBody) =>
    (await device.push([operation])).outcomes[0];

  it.each([
    ['mette', '1.0.1'],
    ['per', '1.0.2'],
    ['admin', '1.0.3'],
  ] as const)('ABC contact, professional lead and administrator: %s', async (subject, version) => {
    const device = await server.as(subject);
    const resource = await own(device, version, staff[subject]);
    expect(await outcomeOf(device, content(resource, version))).toMatchObject({ status: 'applied' });
    expect(JSON.stringify((await liv.pullAll()).changes)).toContain(`${programme}|${version}`);
    // A published version is what perms run on: only its status changes.
    expect(await outcomeOf(device, content({ ...resource, seminars: 0 }, version))).toMatchObject({
      status: 'quarantined',
      reason: 'notAllowed',
    });
  });

  it.each(['kari', 'liv', 'siri'] as const)('nobody else: %s', async (subject) => {
    const device = await server.as(subject);
    const resource = await own(device, '1.0.9', staff[subject]);
    expect(await outcomeOf(device, content(resource, '1.0.9'))).toMatchObject({
      status: 'quarantined',
      reason: 'notAllowed',
    });
  });

  it('an ABC contact has no say over forms and schedules, and makes no draft of one into a programme', async () => {
    const [mette, per] = [await server.as('mette'), await server.as('per')];
    const url = 'https://visitt.example/fhir/Questionnaire/egen';
    const id = `${url}|1.0.0`;
    const form = (status: string): OperationBody => ({
      type: 'record.put',
      id,
      kind: 'content',
      body: {
        type: 'questionnaire',
        url,
        version: '1.0.0',
        status,
        resource: { resourceType: 'Questionnaire', status: 'active', url, version: '1.0.0' },
      },
    });
    expect(await outcomeOf(mette, form('active'))).toMatchObject({ reason: 'notAllowed' });
    expect(await outcomeOf(per, form('draft'))).toMatchObject({ status: 'applied' });
    const turned = { type: 'record.patch', id, kind: 'content', fields: { type: 'programme' }, base: {} };
    expect(await outcomeOf(mette, turned as OperationBody)).toMatchObject({ status: 'quarantined' });
  });

  it('one that is not whole, or not what its name says, is held back', async () => {
    const mette = await server.as('mette');
    const resource = await own(mette, '1.0.8', staff.mette);
    for (const broken of [
      { ...resource, booklets: 'ti' },
      { ...resource, version: '1.0.7' },
      { ...resource, url: 'https://visitt.example/programmes/other' },
    ])
      expect(await outcomeOf(mette, content(broken, '1.0.8'))).toMatchObject({ status: 'quarantined' });
  });
});
