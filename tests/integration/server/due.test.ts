// First: it brings the database the phones keep their things in.
import { createEngineDevice, type EngineDevice } from './engine-device.ts';
import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { toDueList } from '#client/agenda/due-list.ts';
import { toListedContent } from '#client/content/listed-content.ts';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Schedule } from '#protocol/content.ts';
import { accessPage } from '#protocol/supervision.ts';
import { dueList, type DueList } from '#protocol/due-list.ts';
import { createSession } from '#server/auth/session-store.ts';
import { generateDemo } from '#server/demo/generate-demo.ts';
import type { Kept } from '#store/device-store.ts';
import type { Header, HeaderKind } from '#store/headers/header.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { persons, solvik, staff, units } from './test-tenants.ts';

const form = (name: string): string => `https://visitt.example/fhir/Questionnaire/${name}`;
const today = osloDay(new Date().toISOString());
const until = addDays(today, 7);
const open: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of open.toReversed()) await close();
});

const headersOf = <K extends HeaderKind>({ store }: EngineDevice, kind: K): Promise<readonly Header<K>[]> =>
  new Promise((resolve, reject) => {
    const stop = store.watchHeaders(kind).subscribe((list) => {
      resolve(list);
      queueMicrotask(() => stop());
    }, reject);
  });

const recordsOf = <K extends 'unit'>({ store }: EngineDevice, kind: K): Promise<readonly Kept<K>[]> =>
  new Promise((resolve, reject) => {
    const stop = store.watchKind(kind).subscribe((list) => {
      resolve(list);
      queueMicrotask(() => stop());
    }, reject);
  });

/** As I dag lists it: from headers alone. */
async function listOn(phone: EngineDevice, unitId: string): Promise<readonly unknown[]> {
  const persons_ = await headersOf(phone, 'person');
  const records = {
    persons: persons_.filter(({ body }) => body.unitId === unitId),
    servicePeriods: await headersOf(phone, 'servicePeriod'),
    responses: await headersOf(phone, 'response'),
    exemptions: await headersOf(phone, 'exemption'),
    absences: await headersOf(phone, 'absence'),
    individualPlans: await headersOf(phone, 'individualPlan'),
    visits: await headersOf(phone, 'visit'),
  };
  const { schedules } = toListedContent(await headersOf(phone, 'content'));
  return inOrder(
    toDueList(records, schedules, { today, until }).map(({ person, screening }) => ({
      personId: person.id,
      ...screening,
    })),
  );
}

async function listFrom(request: Ask, unitId: string): Promise<DueList['due']> {
  const response = await request(`/due?unitId=${unitId}`);
  expect(response.status).toBe(200);
  return inOrder(dueList.parse(await response.json()).due);
}

const inOrder = <T extends { readonly personId: string; readonly questionnaire: string }>(
  list: readonly T[],
) =>
  list.toSorted((a, b) => {
    const [left, right] = [a.personId + a.questionnaire, b.personId + b.questionnaire];
    return left < right ? -1 : left > right ? 1 : 0;
  });

/** Two rounds: one may have been under way already. */
async function exchange(phone: EngineDevice): Promise<void> {
  await phone.sync();
  await phone.sync();
}

type Ask = (path: string) => Promise<Response>;

async function asStaff(server: TestServer, tenantId: string, staffId: string): Promise<Ask> {
  const { cookie } = await createSession(server.database.pool, { tenantId, staffId }, new Date());
  return (path) => Promise.resolve(server.app.request(path, { headers: { Cookie: `visitt=${cookie}` } }));
}

async function takePhone(server: TestServer, tenantId: string, staffId: string): Promise<EngineDevice> {
  const { cookie } = await createSession(server.database.pool, { tenantId, staffId }, new Date());
  const address = `http://localhost:${server.port}`;
  const reach = () => ({ address, cookie: `visitt=${cookie}` });
  const phone = await createEngineDevice(reach, { tenantId, staffId, unitId: units.north });
  open.push(() => phone.close());
  return phone;
}

describe('what is due in the demo', () => {
  it.each([
    ['kari', 'Hjemmetjenesten Nord'],
    ['amina', 'Fjord'],
    ['jonas', 'Forebyggende team'],
  ])('the phone of %s and the server list the same for %s', async (subject, unitName) => {
    const demo = generateDemo({ today, persons: 160 });
    const server = await startTestServer({}, { demoTenants: () => demo });
    open.push(() => server.remove());
    const [tenant] = demo;
    const who = tenant?.identities.find((identity) => identity.subject === subject)?.staffId ?? '';
    const phone = await takePhone(server, tenant?.tenantId ?? '', who);
    await exchange(phone);
    const unit = (await recordsOf(phone, 'unit')).find(({ body }) => body.name === unitName);
    const request = await asStaff(server, tenant?.tenantId ?? '', who);
    const onPhone = await listOn(phone, unit?.id ?? '');
    expect(onPhone.length).toBeGreaterThan(3);
    expect(onPhone).toEqual(await listFrom(request, unit?.id ?? ''));
  });
});

type History = {
  /** Each a list that keeps its order: a person and her moves, a form from draft to correction, a period and its end. */
  readonly threads: readonly (readonly OperationBody[])[];
};

const day = fc.integer({ min: -420, max: 20 }).map((offset) => addDays(today, offset));
const place = fc.constantFrom(units.north, units.south);
const formName = fc.constantFrom('mst', 'ernaeringsplan', 'tannhelse', 'forebyggende-hjemmebesok');
const answers = fc.record({
  points: fc.integer({ min: 0, max: 5 }),
  evaluation: day,
  status: fc.constantFrom('ny', 'videre', 'slutt'),
});
type Answers = { readonly points: number; readonly evaluation: Day; readonly status: string };

const signedOf = (name: string, { points, evaluation, status }: Answers) => {
  const questionnaire = `${form(name)}|1.0.0`;
  const response: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    questionnaire,
    status: 'completed',
    item: [
      { linkId: 'poeng', answer: [{ valueInteger: points }] },
      { linkId: 'plan-status', answer: [{ valueCoding: { code: status } }] },
      { linkId: 'evaluering', answer: [{ valueDate: evaluation }] },
    ],
  };
  const hash = createHash('sha256').update(toCanonicalJson(response)).digest('hex');
  return { questionnaire, response, hash };
};

const put = (kind: string, body: object, id: string = randomUUID()): OperationBody =>
  ({ type: 'record.put', id, kind, body }) as OperationBody;
const patch = (kind: string, id: string, fields: object): OperationBody =>
  ({
    type: 'record.patch',
    id,
    kind,
    fields,
    base: Object.fromEntries(Object.keys(fields).map((field) => [field, null])),
  }) as OperationBody;

/** A made-up life: the person with her moves, services, forms that are corrected, voided or left, and what else goes. */
const history = fc
  .record({
    birthDate: fc.constantFrom('1935-02-28', '1951-11-22', '1948-02-29', '1980-01-01'),
    places: fc.array(place, { minLength: 1, maxLength: 3 }),
    dies: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: day }),
    periods: fc.array(
      fc.record({
        service: fc.constantFrom(
          'hjemmesykepleie',
          'annen-hjemmetjeneste',
          'korttidsopphold',
          'ingen-tjeneste',
        ),
        start: day,
        end: fc.option(day),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    forms: fc.array(
      fc.record({
        name: formName,
        answers,
        fate: fc.constantFrom('draft', 'signed', 'signed', 'amended', 'voided'),
        amended: answers,
      }),
      { maxLength: 4 },
    ),
    exemptions: fc.array(
      fc.record({ name: formName, status: fc.constantFrom('notRelevant', 'declined'), on: day }),
      { maxLength: 2 },
    ),
    absences: fc.array(fc.record({ from: day, to: fc.option(day) }), { maxLength: 2 }),
    plans: fc.array(
      fc.record({
        name: formName,
        every: fc.constantFrom({ days: 14 }, { months: 2 }, null),
        start: day,
        end: fc.option(day),
      }),
      { maxLength: 2 },
    ),
  })
  .map((life): { readonly of: (personId: string, at: string) => History } => ({
    of: (personId, at) => {
      const unitId = life.places[0];
      const about = { personId, unitId, by: staff.siri };
      const moves = life.places.slice(1).map((next) => patch('person', personId, { unitId: next }));
      return {
        threads: [
          [
            put('person', { given: 'A', family: 'B', birthDate: life.birthDate, unitId }, personId),
            ...moves,
            ...(life.dies === null ? [] : [patch('person', personId, { deceasedOn: life.dies })]),
          ],
          ...life.periods.map(({ service, start, end }) => {
            const id = randomUUID();
            const begun = put('servicePeriod', { personId, unitId, service, start, end: null }, id);
            return end === null ? [begun] : [begun, patch('servicePeriod', id, { end })];
          }),
          ...life.forms.map(({ name, answers: given, fate, amended }): readonly OperationBody[] => {
            const id = randomUUID();
            const signed = signedOf(name, given);
            const draft = put(
              'response',
              {
                personId,
                unitId,
                questionnaire: signed.questionnaire,
                response: { ...signed.response, status: 'in-progress', item: [] },
                status: 'draft',
                startedBy: staff.siri,
                startedAt: at,
              },
              id,
            );
            const sign: OperationBody = {
              type: 'response.sign',
              id,
              ...signed,
              base: null,
              openReason: null,
            };
            if (fate === 'draft') return [draft];
            if (fate === 'signed') return [draft, sign];
            if (fate === 'voided') return [draft, sign, { type: 'response.void', id, reason: 'Feil person' }];
            const next = signedOf(name, amended);
            return next.hash === signed.hash
              ? [draft, sign]
              : [
                  draft,
                  sign,
                  { type: 'response.amend', id, amends: signed.hash, reason: 'Feil tall', ...next },
                ];
          }),
          ...life.exemptions.map(({ name, status, on }) => [
            put('exemption', { ...about, questionnaire: form(name), status, reason: 'Sagt', on }),
          ]),
          ...life.absences.map((absence) => [put('absence', { ...about, reason: 'hospital', ...absence })]),
          ...life.plans.map(({ name, ...plan }) => [
            put('individualPlan', { ...about, questionnaire: form(name), reason: 'Avtalt', ...plan }),
          ]),
        ],
      };
    },
  }));

/** Whose turn it is, thread by thread. */
const interleaved = (threads: History['threads'], turns: readonly number[]): readonly OperationBody[] => {
  const left = threads.map((thread) => [...thread]);
  const mixed: OperationBody[] = [];
  for (let turn = 0; left.some((thread) => thread.length > 0); turn += 1) {
    const going = left.filter((thread) => thread.length > 0);
    const next = going[(turns[turn % turns.length] ?? 0) % going.length]?.shift();
    if (next) mixed.push(next);
  }
  return mixed;
};

describe('whatever was written, in whatever order it came', () => {
  it('SCH31 phone and server list the same, and so do two persons with one history', async () => {
    const server = await startTestServer();
    open.push(() => server.remove());
    const phones = [
      await takePhone(server, solvik, staff.siri),
      await takePhone(server, solvik, staff.kari),
    ] as const;
    const [siri, kari] = [
      await asStaff(server, solvik, staff.siri),
      await asStaff(server, solvik, staff.kari),
    ];
    let listed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(history, fc.array(fc.nat(9), { minLength: 20, maxLength: 20 })), {
          minLength: 4,
          maxLength: 4,
        }),
        async (lives) => {
          const pairs = lives.map(([life, turns]) => {
            const at = new Date().toISOString();
            const [one, other] = [randomUUID(), randomUUID()];
            return {
              one,
              other,
              // The person comes first: nobody can write about somebody the server has never heard of.
              operations: [
                ...life.of(one, at).threads.flat(),
                ...personFirst(life.of(other, at).threads, turns),
              ],
            };
          });
          const writer: TestDevice = await server.as('siri');
          const operations = pairs.flatMap((pair) => pair.operations);
          for (let start = 0; start < operations.length; start += 90) {
            const { outcomes } = await writer.push(operations.slice(start, start + 90));
            expect(outcomes.filter(({ status }) => status === 'quarantined')).toEqual([]);
          }
          for (const phone of phones) await exchange(phone);
          const lists = new Map<string, DueList['due']>();
          for (const unitId of [units.north, units.south]) {
            const fromServer = await listFrom(siri, unitId);
            lists.set(unitId, fromServer);
            listed += fromServer.length;
            expect(await listOn(phones[0], unitId)).toEqual(fromServer);
          }
          expect(await listOn(phones[1], units.north)).toEqual(await listFrom(kari, units.north));
          const about = (personId: string) =>
            [...lists].flatMap(([unitId, list]) =>
              list.flatMap(({ personId: who, ...rest }) => (who === personId ? [{ unitId, ...rest }] : [])),
            );
          for (const { one, other } of pairs) expect(about(other)).toEqual(about(one));
        },
      ),
      { numRuns: 12 },
    );
    expect(listed).toBeGreaterThan(20);
  });
});

const personFirst = (threads: History['threads'], turns: readonly number[]): readonly OperationBody[] => {
  const [[person, ...moves] = [], ...rest] = threads;
  return [...(person ? [person] : []), ...interleaved([moves, ...rest], turns)];
};

describe('who may ask what is due', () => {
  it('whoever reads the unit’s persons, and nobody else; the CSV with names is logged', async () => {
    const server = await startTestServer();
    open.push(() => server.remove());
    const ask = async (subject: Parameters<TestServer['as']>[0], path: string) =>
      (await server.as(subject)).request(path);
    const kari = await server.as('kari');
    const period = { personId: persons.anne, unitId: units.north, service: 'hjemmesykepleie' };
    await kari.push([put('servicePeriod', { ...period, start: addDays(today, -30), end: null })]);
    expect((await ask('kari', `/due?unitId=${units.north}`)).status).toBe(200);
    expect((await ask('siri', `/due?unitId=${units.south}`)).status).toBe(200);
    for (const subject of ['nina', 'per', 'admin', 'liv', 'nora'] as const)
      for (const path of ['/due', '/due/list.csv'])
        expect((await ask(subject, `${path}?unitId=${units.north}`)).status).toBe(403);
    expect((await ask('kari', '/due?unitId=nord')).status).toBe(400);
    expect((await Promise.resolve(server.app.request(`/due?unitId=${units.north}`))).status).toBe(401);

    const csv = await ask('siri', `/due/list.csv?unitId=${units.north}`);
    const lines = (await csv.text()).split('\r\n');
    expect(lines[1]).toContain(`${addDays(today, -16)};16;first;mst;`);
    const admin = await server.as('admin');
    const log = accessPage.parse(await (await admin.request(`/admin/access?staffId=${staff.siri}`)).json());
    expect(log.events).toMatchObject([
      { action: 'export', kind: 'due', unitId: units.north, role: 'leader' },
    ]);
  });
});

describe('what is due below a unit', () => {
  it('a leader of a parent gets all of it, others no more than they may read', async () => {
    const server = await startTestServer();
    open.push(() => server.remove());
    const [kari, siri] = [await server.as('kari'), await server.as('siri')];
    const start = addDays(today, -30);
    const period = { service: 'hjemmesykepleie', start, end: null };
    const puts = [
      put('servicePeriod', { ...period, personId: persons.anne, unitId: units.north }),
      put('servicePeriod', { ...period, personId: persons.ceciliaSouth, unitId: units.south }),
    ];
    await siri.push(puts);
    const whoIn = async (device: TestDevice, unitId: string) =>
      new Set((await listFrom((path) => device.request(path), unitId)).map(({ personId }) => personId));
    expect(await whoIn(siri, units.home)).toEqual(new Set([persons.anne, persons.ceciliaSouth]));
    expect(await whoIn(siri, units.north)).toEqual(new Set([persons.anne]));
    expect(await whoIn(kari, units.north)).toEqual(new Set([persons.anne]));
    expect((await kari.request(`/due?unitId=${units.home}`)).status).toBe(403);
    const csv = await (await siri.request(`/due/list.csv?unitId=${units.home}`)).text();
    expect(csv.split('\r\n').slice(1).join('\n')).toMatch(/;(Nord|Sør)[^;]*;/);
  });
});

describe('who may change what is due when', () => {
  it('fagansvarlig alone, with a schedule that is whole; what was in force before is kept, and phones count by the new', async () => {
    const server = await startTestServer();
    open.push(() => server.remove());
    const [per, kari] = [await server.as('per'), await server.as('kari')];
    const period = { personId: persons.anne, unitId: units.north, service: 'hjemmesykepleie' };
    await kari.push([put('servicePeriod', { ...period, start: addDays(today, -10), end: null })]);
    const dueOf = async () =>
      (await listFrom((path) => kari.request(path), units.north)).find(
        ({ questionnaire }) => questionnaire === form('mst'),
      );
    expect(await dueOf()).toMatchObject({ due: addDays(today, 4), rule: { basis: 'confirmed' } });

    const shipped = (await per.pullAll()).changes.flatMap((change) =>
      change.change === 'upsert' && change.id.includes('/schedules/mst|') ? [change] : [],
    )[0];
    if (!shipped) throw new Error('no schedule came');
    const { resource } = shipped.body as { readonly resource: Schedule };
    const own = {
      ...resource,
      version: '1.1.1',
      rules: resource.rules.map((rule) => ({ ...rule, firstWithin: { days: 7 }, firstBasis: 'default' })),
      changed: { by: staff.per, at: '2026-11-22T08:00:00.000Z', reason: 'Vedtatt' },
    };
    const content = (of: object, version = '1.1.1') =>
      put(
        'content',
        { type: 'schedule', url: resource.url, version, status: 'active', resource: of },
        `${resource.url}|${version}`,
      );
    const outcomeOf = async (device: TestDevice, operation: OperationBody) =>
      (await device.push([operation])).outcomes[0];
    expect(await outcomeOf(kari, content(own))).toMatchObject({
      status: 'quarantined',
      reason: 'notAllowed',
    });
    for (const broken of [
      { ...own, rules: 'none' },
      { ...own, version: '1.1.2' },
      { ...own, url: form('mst') },
    ])
      expect(await outcomeOf(per, content(broken))).toMatchObject({ status: 'quarantined' });
    expect(await dueOf()).toMatchObject({ due: addDays(today, 4) });

    expect(await outcomeOf(per, content(own))).toMatchObject({ status: 'applied' });
    expect(await dueOf()).toMatchObject({
      due: addDays(today, -3),
      overdueDays: 3,
      rule: { version: '1.1.1', basis: 'default' },
    });
    const phone = await takePhone(server, solvik, staff.kari);
    await exchange(phone);
    expect(await listOn(phone, units.north)).toEqual(
      await listFrom((path) => kari.request(path), units.north),
    );
    expect(await phone.store.readRecord('content', shipped.id)).toMatchObject({
      body: { status: 'active' },
    });

    const other = { ...own, changed: { ...own.changed, reason: 'En annen' } };
    expect(await outcomeOf(per, content(other))).toMatchObject({ status: 'quarantined' });
    const retire = patch('content', `${resource.url}|1.1.1`, { status: 'retired' });
    expect(await outcomeOf(per, retire)).toMatchObject({ status: 'applied' });
    expect(await dueOf()).toMatchObject({ due: addDays(today, 4), rule: { version: resource.version } });
  });
});
