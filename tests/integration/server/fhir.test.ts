import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody, RecordPatch } from '#domain/merge/operation.ts';
import { amend, answer, mst, putDraft, sign, signedHash, voidForm } from './operations.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { persons, staff, units } from './test-tenants.ts';

type Resource = { readonly resourceType: string; readonly id: string; readonly [field: string]: unknown };
type Bundle = {
  readonly total: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry: readonly { readonly resource: Resource }[];
};

let server: TestServer;
let kari: TestDevice;
const draft = randomUUID();
const weight = randomUUID();

beforeAll(async () => {
  server = await startTestServer();
  kari = await server.as('kari');
  await kari.push([
    putDraft(draft),
    answer(draft, 'weight', '62'),
    sign(draft, '62'),
    {
      type: 'record.put',
      id: weight,
      kind: 'measurement',
      body: {
        personId: persons.anne,
        unitId: units.north,
        code: 'bodyWeight',
        value: 62_300,
        measuredAt: '2026-11-21T10:00:00+01:00',
        measuredBy: staff.kari,
        responseId: draft,
      },
    },
  ]);
});
afterAll(() => server.remove());

const read = async (path: string, device = kari): Promise<Resource> => {
  const response = await device.request(`/fhir/R4/${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
  return (await response.json()) as Resource;
};
const search = async (path: string, device = kari): Promise<Bundle> =>
  (await read(path, device)) as unknown as Bundle;
const refusal = async (path: string, init?: RequestInit, device = kari) => {
  const response = await device.request(`/fhir/R4/${path}`, init);
  const body = (await response.json()) as { resourceType: string; issue: { code: string }[] };
  expect(body.resourceType).toBe('OperationOutcome');
  return { status: response.status, code: body.issue[0]?.code };
};

describe('reading', () => {
  it('a signed form', async () => {
    expect(await read(`QuestionnaireResponse/${draft}`)).toMatchObject({
      id: draft,
      status: 'completed',
      questionnaire: mst,
      subject: { reference: `Patient/${persons.anne}` },
      author: { identifier: { value: staff.kari } },
      item: [{ linkId: 'weight', answer: [{ valueString: '62' }] }],
      meta: { versionId: '3' },
    });
  });

  it('a person', async () => {
    expect(await read(`Patient/${persons.anne}`)).toMatchObject({
      resourceType: 'Patient',
      birthDate: '1940-02-03',
    });
  });

  it('a weight, exact, in the unit of the vital signs', async () => {
    expect(await read(`Observation/${weight}`)).toMatchObject({
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
      valueQuantity: { value: 62.3, code: 'kg' },
      derivedFrom: [{ reference: `QuestionnaireResponse/${draft}` }],
    });
  });

  it('the forms that ship', async () => {
    const { entry } = await search('Questionnaire?url=https://visitt.example/fhir/Questionnaire/mst');
    expect(entry).toHaveLength(1);
    const id = entry[0]?.resource.id ?? '';
    expect(await read(`Questionnaire/${id}`)).toMatchObject({
      resourceType: 'Questionnaire',
      status: 'active',
    });
  });

  it('the indicator of the units one sees, and of no others', async () => {
    const { entry } = await search('MeasureReport', await server.as('siri'));
    const reporters = entry.map(
      ({ resource }) => (resource['reporter'] as { identifier: { value: string } }).identifier.value,
    );
    expect(reporters.toSorted()).toEqual([units.home, units.north, units.south]);
    expect((await search('MeasureReport')).total).toBe(1);
    expect((await search('MeasureReport', await server.as('liv'))).total).toBe(0);
  });

  it('what the server does', async () => {
    const response = await server.app.request('/fhir/R4/metadata');
    expect(await response.json()).toMatchObject({
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
    });
  });
});

describe('searching', () => {
  it('by person, by form, by id', async () => {
    const ids = async (query: string): Promise<readonly string[]> =>
      (await search(query)).entry.map(({ resource }) => resource.id);
    expect(await ids(`QuestionnaireResponse?patient=${persons.anne}`)).toEqual([draft]);
    expect(await ids(`QuestionnaireResponse?subject=Patient/${persons.anne}`)).toEqual([draft]);
    expect(await ids(`QuestionnaireResponse?subject=Patient/${persons.bjorn}`)).toEqual([]);
    expect(await ids(`QuestionnaireResponse?questionnaire=${mst.split('|')[0]}`)).toEqual([draft]);
    expect(await ids(`QuestionnaireResponse?questionnaire=${encodeURIComponent(mst)}`)).toEqual([draft]);
    expect(await ids(`Observation?patient=${persons.anne}`)).toEqual([weight]);
    expect(await ids(`Patient?_id=${persons.anne},${persons.ceciliaSouth}`)).toEqual([persons.anne]);
  });

  it('in pages that lead on', async () => {
    const first = await search('Patient?_count=1');
    expect(first).toMatchObject({ total: 2, entry: [{ resource: { id: persons.anne } }] });
    const next = first.link.find(({ relation }) => relation === 'next')?.url ?? '';
    const second = await search(next.slice(next.indexOf('Patient')));
    expect(second.entry.map(({ resource }) => resource.id)).toEqual([persons.bjorn]);
    expect(second.link.map(({ relation }) => relation)).toEqual(['self']);
  });

  it.each([
    ['Patient?family=Moen', 400, 'not-supported'],
    ['Patient?_count=many', 400, 'invalid'],
    ['Patient?_id=a&_id=b', 400, 'not-supported'],
    ['Patient?_id=%00', 400, 'invalid'],
    ['Medication', 404, 'not-found'],
    ['Patient/nobody', 404, 'not-found'],
    [`Patient/${persons.ceciliaSouth}`, 404, 'not-found'],
  ])('%s is refused in FHIR', async (path, status, code) => {
    expect(await refusal(path)).toEqual({ status, code });
  });

  it('needs a session', async () => {
    const response = await server.app.request('/fhir/R4/Patient');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ code: 'login' }],
    });
  });
});

describe('bringing in a form', () => {
  const form = (version: string, changes: object = {}): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify({
      resourceType: 'Questionnaire',
      url: 'https://forms.example/Questionnaire/ny',
      version,
      status: 'active',
      item: [{ linkId: 'a', type: 'string', text: 'A' }],
      ...changes,
    }),
  });

  it('is for the professional lead, reaches devices, and never changes what is there', async () => {
    const per = await server.as('per');
    expect(await refusal('Questionnaire', form('1.0.0'))).toEqual({ status: 403, code: 'forbidden' });
    const created = await per.request('/fhir/R4/Questionnaire', form('1.0.0'));
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toMatch(/\/fhir\/R4\/Questionnaire\/ny-1\.0\.0$/);
    expect(await read('Questionnaire/ny-1.0.0')).toMatchObject({
      url: 'https://forms.example/Questionnaire/ny',
    });
    const again = form('1.0.0', { item: [] });
    expect(await refusal('Questionnaire', again, per)).toEqual({ status: 409, code: 'duplicate' });
    const { changes } = await kari.pullAll();
    expect(changes.find(({ id }) => id === 'https://forms.example/Questionnaire/ny|1.0.0')).toMatchObject({
      kind: 'content',
      body: { resource: { item: [{ linkId: 'a' }] } },
    });
  });

  it.each([
    ['no address', { url: undefined }],
    ['a bar in its version', { version: '1|2' }],
    ['another resource', { resourceType: 'Patient' }],
    ['NUL in a text', { title: 'a\0b' }],
  ])('is refused with %s', async (_name, changes) => {
    const per = await server.as('per');
    expect(await refusal('Questionnaire', form('2.0.0', changes), per)).toEqual({
      status: 400,
      code: 'invalid',
    });
  });

  it('is refused when it is no JSON or far too large', async () => {
    const per = await server.as('per');
    expect(await refusal('Questionnaire', { method: 'POST', body: '{' }, per)).toMatchObject({ status: 400 });
    expect(
      await refusal('Questionnaire', { method: 'POST', body: 'x'.repeat(6_000_000) }, per),
    ).toMatchObject({ status: 413 });
  });
});

describe('what was corrected or entered in error', () => {
  it('says so, and so do the weights read out of it', async () => {
    const form = randomUUID();
    const [first, second] = [randomUUID(), randomUUID()];
    const measured = (id: string, value: number, hash: string): OperationBody => ({
      type: 'record.put',
      id,
      kind: 'measurement',
      body: {
        personId: persons.bjorn,
        unitId: units.north,
        code: 'bodyWeight',
        value,
        measuredAt: '2026-11-21T10:00:00+01:00',
        measuredBy: staff.kari,
        responseId: form,
        signedHash: signedHash(hash),
      },
    });
    const status = async (path: string): Promise<unknown> => (await read(path))['status'];
    const about = { personId: persons.bjorn };
    await kari.push([putDraft(form, about), sign(form, '81'), measured(first, 81_000, '81')]);
    expect(await status(`Observation/${first}`)).toBe('final');
    await kari.push([amend(form, '81', '61'), measured(second, 61_000, '61')]);
    expect(await status(`QuestionnaireResponse/${form}`)).toBe('amended');
    expect(await status(`Observation/${first}`)).toBe('entered-in-error');
    expect(await status(`Observation/${second}`)).toBe('final');
    await kari.push([voidForm(form)]);
    expect(await status(`QuestionnaireResponse/${form}`)).toBe('entered-in-error');
    expect(await status(`Observation/${second}`)).toBe('entered-in-error');
  });

  it('a weight noted by itself tells how it was taken, and why it was voided', async () => {
    const id = randomUUID();
    const body = {
      personId: persons.bjorn,
      unitId: units.north,
      code: 'bodyWeight',
      value: 71_350,
      measuredAt: '2026-11-21T10:00:00+01:00',
      measuredBy: staff.kari,
      method: 'measured',
      scale: 'chair',
      clothing: 'light',
      reliable: false,
      doubt: 'oedema',
    };
    await kari.push([{ type: 'record.put', id, kind: 'measurement', body }]);
    expect(await read(`Observation/${id}`)).toMatchObject({
      status: 'final',
      valueQuantity: { value: 71.35, code: 'kg' },
      method: { text: 'Measured' },
      device: { display: 'Chair scale' },
      interpretation: [{ text: 'Not reliable as a weight for comparison: fluid retention' }],
      component: [{ valueCodeableConcept: { coding: [{ code: '8111000202103' }] } }],
    });
    const patch = (fields: RecordPatch['fields']): OperationBody => ({
      type: 'record.patch',
      id,
      kind: 'measurement',
      fields,
      base: {},
    });
    const at = '2026-11-21T10:05:00Z';
    const { outcomes } = await kari.push([
      patch({ value: 17_350 }),
      patch({ voided: { by: staff.siri, at, reason: 'Feil person' } }),
      patch({ voided: { by: staff.kari, at, reason: 'Feil person' } }),
      patch({ voided: null }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'quarantined',
      'quarantined',
      'applied',
      'quarantined',
    ]);
    expect(await read(`Observation/${id}`)).toMatchObject({
      status: 'entered-in-error',
      valueQuantity: { value: 71.35 },
      note: [{ text: 'Feil person' }],
    });
  });
});
