import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { answer, mst, putDraft, sign } from './operations.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { staff } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const statuses = ({ outcomes }: Awaited<ReturnType<TestDevice['push']>>): readonly string[] =>
  outcomes.map((one) => (one.status === 'quarantined' ? `${one.status}: ${one.reason}` : one.status));

const recordOf = async (device: TestDevice, id: string) => {
  const { changes } = await device.pullAll();
  return changes.find((change) => change.id === id && change.change === 'upsert');
};

const next = mst.replace('1.0.0', '2.0.0');
const move = (
  id: string,
  seen: string,
  more: Partial<Extract<OperationBody, { type: 'response.move' }>> = {},
): OperationBody => ({
  type: 'response.move',
  id,
  from: mst,
  to: next,
  changes: [{ path: 'colour', answer: [], base: seen }],
  lost: [{ linkId: 'colour', text: 'Farge?', answer: [{ valueString: 'rød' }] }],
  ...more,
});

/** Kari's draft with a weight and a colour; gives the operation that set the colour. */
async function draftOf(kari: TestDevice): Promise<{ readonly id: string; readonly seen: string }> {
  const id = randomUUID();
  await kari.push([putDraft(id), answer(id, 'weight', '62'), answer(id, 'colour', 'rød')]);
  const record = await recordOf(kari, id);
  if (record?.change !== 'upsert') throw new Error('the draft is not there');
  return { id, seen: record.stamps['colour']?.operation ?? '' };
}

describe('a draft that moves to another version of its form', () => {
  it('MRG30 is the same on every phone, and what was let go stands in it', async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    const { id, seen } = await draftOf(kari);
    expect(statuses(await kari.push([move(id, seen)]))).toEqual(['applied']);
    const moved = await recordOf(ola, id);
    expect(moved).toMatchObject({
      body: {
        questionnaire: next,
        response: { questionnaire: next, item: [{ linkId: 'weight' }] },
        moves: [{ by: staff.kari, from: mst, to: next, lost: [{ linkId: 'colour', text: 'Farge?' }] }],
      },
    });
    expect(await recordOf(kari, id)).toEqual(moved);
  });

  it('MRG31 keeps what a colleague answered on the old version, whoever is delivered first', async () => {
    for (const isFirst of [true, false]) {
      const [kari, ola] = [await server.as('kari'), await server.as('ola')];
      const { id, seen } = await draftOf(kari);
      const late = answer(id, 'colour', 'gul', seen);
      const steps = [() => kari.push([move(id, seen)]), () => ola.push([late])];
      for (const step of isFirst ? steps : steps.toReversed()) await step();
      const record = await recordOf(kari, id);
      expect(record).toMatchObject({ body: { questionnaire: next } });
      expect(JSON.stringify(record)).toContain('gul');
      expect(record).toMatchObject({
        body: {
          response: { item: [{ linkId: 'weight' }, { linkId: 'colour', answer: [{ valueString: 'gul' }] }] },
        },
      });
    }
  });

  it('MRG33 does nothing to what was signed meanwhile', async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    const { id, seen } = await draftOf(kari);
    await ola.push([sign(id, '62')]);
    expect(statuses(await kari.push([move(id, seen)]))).toEqual(['duplicate']);
    expect(await recordOf(kari, id)).toMatchObject({ body: { status: 'signed', questionnaire: mst } });
  });

  it('is for who may write in the draft, well formed, and its trace cannot be written by hand', async () => {
    const [kari, nina] = [await server.as('kari'), await server.as('nina')];
    const { id, seen } = await draftOf(kari);
    expect(statuses(await nina.push([move(id, seen)]))).toEqual(['quarantined: notAllowed']);
    const forged: OperationBody = {
      type: 'record.patch',
      id,
      kind: 'response',
      fields: { moves: [] },
      base: {},
    };
    const crooked = move(id, seen, { changes: [{ path: 'a]', answer: [], base: null }] });
    expect(statuses(await kari.push([forged, crooked]))).toEqual([
      'quarantined: notAllowed',
      'quarantined: invalidBody',
    ]);
    expect(await recordOf(kari, id)).toMatchObject({ body: { questionnaire: mst } });
  });
});

describe('a form brought in from the app', () => {
  const put = (url: string, text: string, status: 'draft' | 'active'): OperationBody => ({
    type: 'record.put',
    id: `${url}|1.0.0`,
    kind: 'content',
    body: {
      type: 'questionnaire',
      url,
      version: '1.0.0',
      status,
      resource: { resourceType: 'Questionnaire', status, item: [{ linkId: 'a', type: 'string', text }] },
    },
  });

  it.each(['draft', 'active'] as const)(
    'as %s reaches phones, and no other form takes its name',
    async (status) => {
      const [per, other, kari] = [await server.as('per'), await server.as('per'), await server.as('kari')];
      const url = `urn:visitt:questionnaire:${randomUUID()}`;
      expect(statuses(await per.push([put(url, 'Hvor?', status)]))).toEqual(['applied']);
      expect(statuses(await other.push([put(url, 'Når?', status), put(url, 'Hvor?', status)]))).toEqual([
        'quarantined: notAllowed',
        'duplicate',
      ]);
      expect(await recordOf(kari, `${url}|1.0.0`)).toMatchObject({
        body: { status, resource: { item: [{ text: 'Hvor?' }] } },
      });
    },
  );

  it('that is too large for a push is sent at once, also with an address that was made for it', async () => {
    const [per, kari] = [await server.as('per'), await server.as('kari')];
    const url = `urn:visitt:questionnaire:${randomUUID()}`;
    const item = Array.from({ length: 3000 }, (_, index) => ({
      linkId: `q${index}`,
      type: 'string',
      text: `Spørsmål ${index} ${'om dette og hint '.repeat(6)}`,
    }));
    const form = { resourceType: 'Questionnaire', url, version: '1.0.0', status: 'draft', item };
    const answered = await per.request('/fhir/R4/Questionnaire', {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify(form),
    });
    expect(answered.status).toBe(201);
    expect(await recordOf(kari, `${url}|1.0.0`)).toMatchObject({
      body: { resource: { item: { length: 3000 } } },
    });
  });
});
