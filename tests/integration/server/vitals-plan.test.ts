import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { vitalsPlanId } from '#protocol/vitals-plan.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { persons, staff, units } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const id = vitalsPlanId(persons.anne);
const put = (fields: JsonObject): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'vitalsPlan',
  body: { personId: persons.anne, unitId: units.north, ...fields },
});
const scale2 = { doctor: 'Lege Berg', on: '2026-11-10', until: null };
const repeat = { everyMinutes: 60, from: '2026-11-22T14:05:00Z' };

describe('the plan of one person’s measurements', () => {
  it('two who begin it at the same time make the same one, and what each decided stands', async () => {
    const [kari, ola] = await Promise.all([server.as('kari'), server.as('ola')]);
    expect((await kari.push([put({ scale2 })])).outcomes.map(({ status }) => status)).toEqual(['applied']);
    expect((await ola.push([put({ repeat })])).outcomes.map(({ status }) => status)).toEqual(['applied']);
    const { changes } = await kari.pullAll(null);
    const found = changes.filter((change) => change.id === id);
    expect(found).toMatchObject([{ change: 'upsert', body: { scale2, repeat } }]);
  });

  it('a decision without a doctor or a day, or an interval of nothing, is none', async () => {
    const kari = await server.as('kari');
    const { outcomes } = await kari.push([
      put({ scale2: { doctor: '', on: '2026-11-10', until: null } }),
      put({ scale2: { doctor: 'Lege Berg', until: null } }),
      put({ repeat: { everyMinutes: 0, from: '2026-11-22T14:05:00Z' } }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['quarantined', 'quarantined', 'quarantined']);
  });

  it('is not written by somebody of another unit', async () => {
    const nina = await server.as('nina');
    expect(
      (await nina.push([put({ usual: 'Lavt blodtrykk' })])).outcomes.map(({ status }) => status),
    ).toEqual(['quarantined']);
  });
});

const news2 = 'https://visitt.example/fhir/Questionnaire/news2|1.1.0';
const newsBy = (personId: string, scale: 'skala-1' | 'skala-2'): readonly OperationBody[] => {
  const formId = randomUUID();
  const response: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id: formId,
    questionnaire: news2,
    status: 'completed',
    subject: { reference: `Patient/${personId}` },
    item: [{ linkId: 'b', item: [{ linkId: 'skala', answer: [{ valueCoding: { code: scale } }] }] }],
  };
  const hash = createHash('sha256').update(toCanonicalJson(response)).digest('hex');
  const draft = {
    personId,
    unitId: units.north,
    visitId: null,
    questionnaire: news2,
    response: { ...response, status: 'in-progress' },
    status: 'draft',
    startedBy: staff.kari,
    startedAt: new Date().toISOString(),
  };
  return [
    { type: 'record.put', id: formId, kind: 'response', body: draft as unknown as JsonObject },
    {
      type: 'response.sign',
      id: formId,
      questionnaire: news2,
      response,
      hash,
      base: {},
      openReason: null,
    },
  ];
};

describe('VIT11 a NEWS2 by scale 2', () => {
  const ofBjorn = vitalsPlanId(persons.bjorn);
  const planOf = (fields: JsonObject): OperationBody => ({
    type: 'record.put',
    id: ofBjorn,
    kind: 'vitalsPlan',
    body: { personId: persons.bjorn, unitId: units.north, ...fields },
  });

  it('is set aside while no doctor has decided it, and taken with or after the decision', async () => {
    const kari = await server.as('kari');
    const told = async (operations: readonly OperationBody[]) =>
      (await kari.push(operations)).outcomes.map(({ status }) => status);
    expect(await told(newsBy(persons.bjorn, 'skala-1'))).toEqual(['applied', 'applied']);
    const { outcomes } = await kari.push(newsBy(persons.bjorn, 'skala-2'));
    expect(outcomes).toMatchObject([
      { status: 'applied' },
      { status: 'quarantined', reason: 'invalidBody', detail: expect.stringContaining('scale 2') as string },
    ]);
    expect(await told([planOf({ usual: 'KOLS' }), ...newsBy(persons.bjorn, 'skala-2')])).toEqual([
      'applied',
      'applied',
      'quarantined',
    ]);
    const decide: OperationBody = {
      type: 'record.patch',
      id: ofBjorn,
      kind: 'vitalsPlan',
      fields: { scale2 },
      base: { scale2: null },
    };
    expect(await told([decide, ...newsBy(persons.bjorn, 'skala-2')])).toEqual([
      'applied',
      'applied',
      'applied',
    ]);
    expect(await told(newsBy(persons.bjorn, 'skala-2'))).toEqual(['applied', 'applied']);
  });
});

describe('the plan in FHIR', () => {
  it('is a care plan with the interval, scale 2 with its doctor, and what is usual, for those who may read it', async () => {
    const [kari, nina] = [await server.as('kari'), await server.as('nina')];
    await kari.push([put({ scale2, repeat, usual: 'Lavt blodtrykk' })]);
    const fhirId = `vitalsPlan-${persons.anne}`;
    const read = async (path: string) => (await kari.request(`/fhir/R4/${path}`)).json() as Promise<unknown>;
    const plan = {
      resourceType: 'CarePlan',
      id: fhirId,
      status: 'active',
      intent: 'plan',
      subject: { reference: `Patient/${persons.anne}` },
      activity: [
        { detail: { scheduledTiming: { repeat: { frequency: 1, period: 60, periodUnit: 'min' } } } },
        {
          detail: {
            status: 'in-progress',
            scheduledPeriod: { start: '2026-11-10' },
            performer: [{ display: 'Lege Berg' }],
          },
        },
      ],
    };
    expect(await read(`CarePlan/${fhirId}`)).toMatchObject(plan);
    expect(await read(`CarePlan?patient=${persons.anne}`)).toMatchObject({
      total: 1,
      entry: [{ resource: plan }],
    });
    expect((await nina.request(`/fhir/R4/CarePlan/${fhirId}`)).status).toBe(404);
    const capability = (await read('metadata')) as { readonly rest: readonly object[] };
    expect(JSON.stringify(capability.rest)).toContain('CarePlan');
  });
});
