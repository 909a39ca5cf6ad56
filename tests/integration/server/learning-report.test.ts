import { createPublicKey, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import { toCertificateId } from '#domain/learning/certificate.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { programme as programmeContent } from '#protocol/content.ts';
import {
  certificateList,
  learnerStatusPage,
  learningReport,
  nationalReport,
  type LearningReport,
} from '#protocol/learning-report.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import { accessPage } from '#protocol/supervision.ts';
import { createSession } from '#server/auth/session-store.ts';
import type { DemoRecord } from '#server/demo/demo-tenant.ts';
import { generateDemo } from '#server/demo/generate-demo.ts';
import { createDevice, startTestServer, type TestDevice, type TestServer } from './test-server.ts';

const today = osloDay(new Date().toISOString());
const year = today.slice(0, 4);
const before = String(Number(year) - 1);
const secret = 'Hemmelig tanke om jobben';

const demo = generateDemo({ today, persons: 60 });
const [solvik] = demo;
if (!solvik) throw new Error('no demo');
const records: readonly DemoRecord[] = [...solvik.records];
const all = <K extends RecordKind>(kind: K) =>
  records
    .filter((record) => record.kind === kind)
    .map(({ id, body }) => ({ id, body: body as unknown as RecordBody<K> }));
const staffIdOf = (subject: string): string =>
  solvik.identities.find((identity) => identity.subject === subject)?.staffId ?? '';

/** One perm's figures in a year, counted one by one from the demo's own records, by nothing the server uses. */
function countByHand(of: string, isMine: (body: RecordBody<'enrolment'>) => boolean) {
  const counted = { started: 0, active: 0, paused: 0, completed: 0, stopped: 0 };
  const end = `${of}-12-31` < today ? `${of}-12-31` : today;
  for (const { body } of all('enrolment')) {
    if (!isMine(body)) continue;
    const ended = body.status === 'completed' || body.status === 'stopped' ? (body.endedOn ?? '') : '';
    if (body.startedOn.startsWith(of)) counted.started += 1;
    if (body.status === 'completed' && ended.startsWith(of)) counted.completed += 1;
    if (body.status === 'stopped' && ended.startsWith(of)) counted.stopped += 1;
    if (body.startedOn > end || (ended !== '' && ended <= end)) continue;
    const rests = body.pauses?.some(({ from, to }) => from <= end && (to === null || to > end)) ?? false;
    if (rests || (body.status === 'paused' && !body.pauses && end === today)) counted.paused += 1;
    else counted.active += 1;
  }
  return counted;
}

let server: TestServer;
const deviceOf = async (subject: string): Promise<TestDevice> => {
  const { cookie } = await createSession(
    server.database.pool,
    { tenantId: solvik.tenantId, staffId: staffIdOf(subject) },
    new Date(),
  );
  return createDevice((path, init) => Promise.resolve(server.app.request(path, init)), `visitt=${cookie}`);
};
const reportOf = async (device: TestDevice, query: string): Promise<LearningReport> => {
  const answer = await device.request(`/learning/report?${query}`);
  expect(answer.status).toBe(200);
  return learningReport.parse(await answer.json());
};

beforeAll(async () => {
  server = await startTestServer({}, { demoTenants: () => demo });
});
afterAll(() => server.remove());

describe('learning counted on the server', () => {
  it('RAP1 RAP2 RAP3 is what a hand counts over the demo’s years, in all and by perm', async () => {
    const mette = await deviceOf('mette');
    for (const of of [before, year]) {
      const report = await reportOf(mette, `from=${of}&to=${of}`);
      expect(report.reach).toBe('municipality');
      expect(report.total).toMatchObject(countByHand(of, () => true));
      for (const row of report.byProgramme)
        expect(row).toMatchObject(
          countByHand(of, ({ programme }) => programme.startsWith(`${row.programme}|`)),
        );
      const sums = { started: 0, completed: 0, stopped: 0 };
      for (const month of report.byMonth) {
        sums.started += month.started;
        sums.completed += month.completed;
        sums.stopped += month.stopped;
      }
      expect(report.total).toMatchObject(sums);
      expect(report.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(report.total.stopped);
    }
    const both = await reportOf(mette, `from=${before}&to=${year}`);
    expect(both.total.started).toBeGreaterThan(20);
    expect(both.total.completed).toBeGreaterThan(5);
    expect(both.total.stopped).toBeGreaterThan(1);
  });

  it('RAP7 RAP8 RAP9 counts meetings, seminars and certificates as the records have them', async () => {
    const report = await reportOf(await deviceOf('mette'), `from=${before}&to=${year}`);
    const isIn = (at: string): boolean => [before, year].includes(osloDay(at).slice(0, 4));
    const meetings = all('groupMeeting').filter(({ body }) => body.status === 'held' && isIn(body.at));
    expect(report.groups.meetings).toBe(meetings.length);
    expect(report.groups.groups).toBe(new Set(meetings.map(({ body }) => body.groupId)).size);
    const ticks = all('attendance').filter(({ body }) => meetings.some(({ id }) => id === body.meetingId));
    expect(report.groups.asked).toBe(ticks.length);
    expect(report.groups.present).toBe(ticks.filter(({ body }) => body.present).length);
    const seminars = all('seminar').filter(({ body }) => body.status === 'held' && isIn(body.startsAt));
    expect(report.seminars.held).toBe(seminars.length);
    const asked = all('certificate').filter(({ body }) => isIn(body.requestedOn));
    expect(report.certificates.requested).toBe(asked.length);
    expect(report.certificates.waiting).toBe(all('certificate').filter(({ body }) => !body.received).length);
  });

  it('SML7 a leader sees her own units as they are, and the rest as one row or not at all', async () => {
    const report = await reportOf(await deviceOf('siri'), `from=${year}&to=${year}`);
    expect(report.reach).toBe('units');
    const [own] = report.units;
    const isHers = ({ workplaces }: RecordBody<'enrolment'>): boolean =>
      report.units.some(({ id }) => id === workplaces?.at(-1)?.unitId);
    expect(own).toBeDefined();
    expect(report.total).toMatchObject(countByHand(year, isHers));
    expect(report.byUnit.every(({ unitId }) => report.units.some(({ id }) => id === unitId))).toBe(true);
    if (report.rest) {
      const others = countByHand(year, (body) => !isHers(body));
      expect(report.rest).toEqual(others);
      for (const value of Object.values(report.rest)) expect(value > 0 && value < 5).toBe(false);
    }
  });

  it('SML2 nothing that leaves the municipality shows a small number', async () => {
    const mette = await deviceOf('mette');
    for (const of of [before, year]) {
      const answer = await mette.request(`/learning/report/national?from=${of}&to=${of}`);
      const { total, byProgramme } = nationalReport.parse(await answer.json());
      for (const { participants, streamed, started, active, completed, stopped } of [total, ...byProgramme])
        for (const value of [participants, streamed, started, active, completed, stopped])
          expect(value !== null && value > 0 && value < 5).toBe(false);
    }
  });

  it('gives files whose figures are the report’s, and a list of names that says what it is not', async () => {
    const mette = await deviceOf('mette');
    const report = await reportOf(mette, `from=${year}&to=${year}`);
    const csv = await (await mette.request(`/learning/report/figures.csv?from=${year}&to=${year}`)).text();
    const { started, active, paused, late, completed, stopped } = report.total;
    expect(csv).toContain(`Til sammen;${[started, active, paused, late, completed, stopped].join(';')}`);
    const names = await (await mette.request(`/learning/report/started.csv?from=${year}&to=${year}`)).text();
    expect(names.trim().split('\r\n')).toHaveLength(started + 1);
    const book = await mette.request(`/learning/report/started.xlsx?from=${year}&to=${year}`);
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const admin = await deviceOf('admin');
    const log = accessPage.parse(
      await (await admin.request(`/admin/access?staffId=${staffIdOf('mette')}`)).json(),
    );
    expect(log.events.map(({ action, kind }) => `${action} ${kind}`)).toEqual(
      expect.arrayContaining(['learning.export learning.started', 'learning.report learning']),
    );
  });
});

describe('over the time of a perm', () => {
  it('RAP4 is judged as it was at the end of the year, and not of who has done all of it', async () => {
    const [ola, mette] = [await deviceOf('ola'), await deviceOf('mette')];
    const learnerId = staffIdOf('ola');
    const [perm] = all('enrolment').filter(({ body }) =>
      body.programme.includes('demensomsorgens-abc-perm-1|'),
    );
    if (!perm) throw new Error('nobody has begun the perm');
    const lateOf = async (of: string): Promise<number> =>
      (await reportOf(mette, `from=${of}&to=${of}`)).total.late;
    const lateNow = async () =>
      learnerStatusPage.parse(await (await mette.request('/learning/report/learners?show=late')).json());
    const [lastYear, thisYear] = [await lateOf(before), await lateOf(year)];
    const enrolmentId = crypto.randomUUID();
    const body = {
      learnerId,
      programme: perm.body.programme,
      startedOn: `${Number(before) - 1}-03-01`,
      status: 'active' as const,
      // Away for all of this year, which says nothing of the last.
      pauses: [{ from: `${year}-01-01`, to: `${year}-12-31`, reasonCode: 'away' as const }],
    };
    await ola.push([{ type: 'record.put', id: enrolmentId, kind: 'enrolment', body }]);
    expect(await lateOf(before)).toBe(lastYear + 1);
    await ola.push([
      {
        type: 'record.patch',
        id: enrolmentId,
        kind: 'enrolment',
        fields: { pauses: [] },
        base: { pauses: null },
      },
    ]);
    expect(await lateOf(year)).toBe(thisYear + 1);
    const listed = await lateNow();
    expect(listed.total).toBe(thisYear + 1);
    expect(listed.learners.find((one) => one.enrolmentId === enrolmentId)?.late).toBe(true);

    const programme = loadContent().find(({ id }) => id === perm.body.programme);
    const { booklets, steps } = programmeContent.parse(programme?.body.resource);
    const ticks = booklets.flatMap(({ id: booklet }) =>
      steps.map((step): OperationBody => {
        const tick = { learnerId, programme: perm.body.programme, booklet, step, done: true };
        return {
          type: 'event.add',
          id: crypto.randomUUID(),
          kind: 'progress',
          body: { ...tick, on: `${year}-01-02`, at: `${year}-01-02T12:00:00Z` },
        };
      }),
    );
    await ola.push(ticks);
    expect(await lateOf(year)).toBe(thisYear);
    expect((await lateNow()).learners.some((one) => one.enrolmentId === enrolmentId)).toBe(false);
    // What she did after New Year was left at its turn.
    expect(await lateOf(before)).toBe(lastYear + 1);
  });
});

describe('who may see whose learning', () => {
  it('the ABC contact and leaders, and nobody else; names and certificates the contact alone', async () => {
    const paths = [`/learning/report?from=${year}&to=${year}`, '/learning/report/learners'];
    const contactOnly = [
      `/learning/report/national?from=${year}&to=${year}`,
      `/learning/report/started.csv?from=${year}&to=${year}`,
      '/learning/certificates',
    ];
    for (const subject of ['kari', 'liv', 'per', 'admin'])
      for (const path of [...paths, ...contactOnly])
        expect([subject, path, (await (await deviceOf(subject)).request(path)).status]).toEqual([
          subject,
          path,
          403,
        ]);
    const siri = await deviceOf('siri');
    for (const path of paths) expect((await siri.request(path)).status).toBe(200);
    for (const path of contactOnly) expect((await siri.request(path)).status).toBe(403);
    expect((await Promise.resolve(server.app.request(paths[0] ?? ''))).status).toBe(401);
    expect((await siri.request('/learning/report?from=2026&to=2025')).status).toBe(400);
  });

  it('a leader gets status and never a note or a reason in a learner’s own words', async () => {
    const liv = await deviceOf('liv');
    const livs = all('enrolment').find(({ body }) => body.learnerId === staffIdOf('liv'));
    if (!livs) throw new Error('liv learns nothing');
    const note: OperationBody = {
      type: 'record.put',
      id: crypto.randomUUID(),
      kind: 'note',
      body: {
        learnerId: staffIdOf('liv'),
        programme: livs.body.programme,
        booklet: 'hefte-01',
        text: secret,
      },
    };
    const reason: OperationBody = {
      type: 'record.patch',
      id: livs.id,
      kind: 'enrolment',
      fields: { reason: secret },
      base: { reason: null },
    };
    const pushed = await liv.push([note, reason]);
    expect(pushed.outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    for (const subject of ['tone', 'mette']) {
      const device = await deviceOf(subject);
      for (const path of [
        `/learning/report?from=${before}&to=${year}`,
        '/learning/report/learners',
        `/learning/report/figures.csv?from=${before}&to=${year}`,
        '/learning/certificates',
      ])
        expect(await (await device.request(path)).text()).not.toContain(secret);
      const pulled = await device.pullAll();
      expect(JSON.stringify(pulled.changes)).not.toContain(secret);
    }
    const page = learnerStatusPage.parse(
      await (await (await deviceOf('tone')).request('/learning/report/learners')).json(),
    );
    const own = page.learners.find(({ enrolmentId }) => enrolmentId === livs.id);
    expect(own).toMatchObject({ name: 'Liv Brenna', status: 'active', booklets: 10 });
    expect(own?.bookletsDone).toBeGreaterThan(3);
    const siris = learnerStatusPage.parse(
      await (await (await deviceOf('siri')).request('/learning/report/learners')).json(),
    );
    expect(siris.learners.some(({ enrolmentId }) => enrolmentId === livs.id)).toBe(false);
  });
});

describe('one perm begun twice', () => {
  it('LRN11 LRN12 counts once whatever ids two phones gave it, and once more when it is begun again', async () => {
    const [ola, mette] = [await deviceOf('ola'), await deviceOf('mette')];
    const url = 'https://visitt.no/programmes/mitt-livs-abc-grunnperm';
    const counted = async () => {
      const { total } = await reportOf(mette, `from=${year}&to=${year}`);
      return [total.started, total.completed];
    };
    const put = (more: object): OperationBody => {
      const body = { learnerId: staffIdOf('ola'), programme: `${url}|1.0.0`, startedOn: today, ...more };
      return { type: 'record.put', id: crypto.randomUUID(), kind: 'enrolment', body };
    };
    const statuses = async (...operations: readonly OperationBody[]) =>
      (await ola.push(operations)).outcomes.map(({ status }) => status);
    const [started = 0, completed = 0] = await counted();
    expect(await statuses(put({ status: 'active' }), put({ status: 'completed', endedOn: today }))).toEqual([
      'applied',
      'applied',
    ]);
    expect(await counted()).toEqual([started + 1, completed + 1]);
    expect(await statuses(put({ status: 'active', round: 2 }))).toEqual(['applied']);
    expect(await counted()).toEqual([started + 2, completed + 1]);
    expect(await statuses(put({ status: 'active', round: 0 }))).toEqual(['quarantined']);
  });
});

describe('a bevis', () => {
  it('BEV3 BEV5 is asked for by the learner, marked by the contact alone, and seen by the learner', async () => {
    const [liv, mette] = [await deviceOf('liv'), await deviceOf('mette')];
    const enrolment = all('enrolment').find(({ body }) => body.learnerId === staffIdOf('liv'));
    if (!enrolment) throw new Error('liv learns nothing');
    const id = toCertificateId(enrolment.id);
    const body = {
      learnerId: staffIdOf('liv'),
      enrolmentId: enrolment.id,
      programme: enrolment.body.programme,
      requestedOn: today,
      status: 'requested' as const,
    };
    const put = (of: object): OperationBody =>
      ({ type: 'record.put', id, kind: 'certificate', body: of }) as OperationBody;
    const statusOf = async (device: TestDevice, operation: OperationBody) =>
      (await device.push([operation])).outcomes[0]?.status;
    const received = { by: staffIdOf('liv'), at: new Date().toISOString() };
    expect(await statusOf(liv, put({ ...body, received }))).toBe('quarantined');
    expect(await statusOf(await deviceOf('ola'), put(body))).toBe('quarantined');
    expect(await statusOf(liv, put(body))).toBe('applied');

    const listed = async () =>
      certificateList
        .parse(await (await mette.request('/learning/certificates')).json())
        .certificates.find((one) => one.id === id);
    expect(await listed()).toMatchObject({ name: 'Liv Brenna', isMet: false, receivedOn: null });
    const mark = async (device: TestDevice, path: string) =>
      (await device.request(`/learning/certificates/${id}/${path}`, { method: 'POST' })).status;
    for (const subject of ['liv', 'tone', 'admin'])
      expect(await mark(await deviceOf(subject), 'received')).toBe(403);
    const { cursor } = await liv.pullAll();
    expect(await mark(mette, 'received')).toBe(204);
    expect(await mark(mette, 'received')).toBe(204);
    expect(await listed()).toMatchObject({ receivedOn: today });
    const after = await liv.pullAll(cursor);
    expect(after.changes).toMatchObject([{ id, body: { received: { by: staffIdOf('mette') } } }]);

    const withdraw: OperationBody = {
      type: 'record.patch',
      id,
      kind: 'certificate',
      fields: { status: 'withdrawn' },
      base: { status: null },
    };
    expect(await statusOf(liv, withdraw)).toBe('quarantined');
    expect(await mark(mette, 'not-received')).toBe(204);
    expect(await listed()).toMatchObject({ receivedOn: null });
    expect(
      (await mette.request(`/learning/certificates/${crypto.randomUUID()}/received`, { method: 'POST' }))
        .status,
    ).toBe(404);
  });

  it('RAP9 of another’s perm is nothing, and the list comes as far as it is asked for', async () => {
    const [nina, mette] = [await deviceOf('nina'), await deviceOf('mette')];
    const list = async (query = '') =>
      certificateList.parse(await (await mette.request(`/learning/certificates${query}`)).json());
    const figures = async () => (await reportOf(mette, `from=${before}&to=${year}`)).certificates;
    const asked = new Set(all('certificate').map(({ body }) => body.enrolmentId));
    const enrolment = all('enrolment').find(
      ({ id, body }) => body.learnerId !== staffIdOf('nina') && !asked.has(id),
    );
    if (!enrolment) throw new Error('everybody has asked');
    const [first, counted] = [await list(), await figures()];
    const crafted: OperationBody = {
      type: 'record.put',
      id: crypto.randomUUID(),
      kind: 'certificate',
      body: {
        learnerId: staffIdOf('nina'),
        enrolmentId: enrolment.id,
        programme: enrolment.body.programme,
        requestedOn: today,
        status: 'requested',
      },
    };
    await nina.push([crafted]);
    expect(await figures()).toEqual(counted);
    expect((await list()).certificates.map(({ id }) => id)).toEqual(first.certificates.map(({ id }) => id));
    const one = await list('?take=1');
    expect(one.certificates.map(({ id }) => id)).toEqual(first.certificates.slice(0, 1).map(({ id }) => id));
    expect(one.total).toBeGreaterThan(1);
    expect((await mette.request('/learning/certificates?take=0')).status).toBe(400);
  });

  it('BEV7 comes with a signed page of what is recorded, for the learner and the contact', async () => {
    const asked = all('certificate')[0];
    if (!asked) throw new Error('nobody has asked');
    const path = `/learning/certificates/${asked.id}/confirmation.pdf`;
    for (const subject of ['liv', 'tone', 'per', 'admin'])
      expect((await (await deviceOf(subject)).request(path)).status).toBe(404);
    const answer = await (await deviceOf('mette')).request(`${path}?lang=nn`);
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    // The last byte of what is packed may be a carriage return of its own: only the line feed belongs to the word.
    const jws = [...pdf.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
      .map(([, packed = '']) => {
        try {
          return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
        } catch {
          return '';
        }
      })
      .find((text) => /^ey[\w-]+\.[\w-]+\.[\w-]+$/.test(text));
    const [header = '', claims = '', signature = ''] = jws?.split('.') ?? [];
    const keys = (await (await server.app.request('/.well-known/visitt-confirmation-keys.json')).json()) as {
      readonly keys: readonly object[];
    };
    const key = createPublicKey({ key: { ...keys.keys[0] }, format: 'jwk' });
    expect(verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(
      true,
    );
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      kind: 'recorded-by-visitt, not the certificate',
      municipality: 'Solvik kommune',
      booklets: 10,
      bookletsDone: 10,
      requestedOn: asked.body.requestedOn,
    });
  });
});
