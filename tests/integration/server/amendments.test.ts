import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { amend, answer, decline, putDraft, sign, signedHash, take, voidForm } from './operations.ts';
import { startTestServer, type TestDevice, type TestServer } from './test-server.ts';

let server: TestServer;
let kari: TestDevice;
/** An assistant in the same unit. */
let ola: TestDevice;
beforeAll(async () => {
  server = await startTestServer();
  [kari, ola] = [await server.as('kari'), await server.as('ola')];
});
afterAll(() => server.remove());

const results = async (
  device: TestDevice,
  operations: readonly OperationBody[],
): Promise<readonly string[]> =>
  (await device.push(operations)).outcomes.map((outcome) =>
    outcome.status === 'quarantined' ? `quarantined: ${outcome.reason}` : outcome.status,
  );

const bodyOf = async (id: string): Promise<Readonly<Record<string, unknown>>> => {
  const { changes } = await (await server.as('kari')).pullAll();
  const change = changes.find((one) => one.id === id);
  return change?.change === 'upsert' ? change.body : {};
};

/** Signed by Kari, then answered by Ola, who did not know. Returns the record and the late answer's operation. */
async function withLateAnswer() {
  const form = randomUUID();
  await kari.push([putDraft(form), sign(form, '62')]);
  const late = await ola.push([answer(form, 'weight', '61')]);
  const [outcome] = late.outcomes;
  expect(outcome?.status).toBe('conflict');
  return { form, of: `${ola.replicaId}:${outcome?.n}` };
}

describe('a correction', () => {
  it('is everybody’s who may write there, in her own name, and keeps what stood', async () => {
    const form = randomUUID();
    await kari.push([putDraft(form), sign(form, '62')]);
    expect(await results(ola, [amend(form, '62', '61')])).toEqual(['applied']);
    expect(await bodyOf(form)).toMatchObject({
      status: 'signed',
      hash: signedHash('61'),
      amendReason: 'Skrev feil vekt',
      earlier: [{ hash: signedHash('62') }],
    });
    expect(await results(await server.as('nina'), [amend(form, '61', '60')])).toEqual([
      'quarantined: notAllowed',
    ]);
  });

  it('has a hash that fits, a reason, and something to correct', async () => {
    const form = randomUUID();
    await kari.push([putDraft(form), sign(form, '62')]);
    const draft = randomUUID();
    expect(
      await results(kari, [
        amend(form, '62', '61', 'a'.repeat(64)),
        { ...amend(form, '62', '61'), reason: '   ' } as OperationBody,
        putDraft(draft),
        amend(draft, '62', '61'),
        amend(randomUUID(), '62', '61'),
      ]),
    ).toEqual([
      'quarantined: hashMismatch',
      'quarantined: unreadable',
      'applied',
      'quarantined: missingRecord',
      'quarantined: missingRecord',
    ]);
  });

  it('comes in once, however often it is sent', async () => {
    const form = randomUUID();
    await kari.push([putDraft(form), sign(form, '62'), amend(form, '62', '61'), amend(form, '61', '60')]);
    expect(await results(await server.as('kari'), [sign(form, '62'), amend(form, '62', '61')])).toEqual([
      'duplicate',
      'duplicate',
    ]);
  });
});

describe('voiding and settling', () => {
  it('is for who signed and for those who answer for others’ work', async () => {
    const { form, of } = await withLateAnswer();
    expect(await results(ola, [voidForm(form), decline(form, of), take(form, of, '62', '61')])).toEqual([
      'quarantined: notAllowed',
      'quarantined: notAllowed',
      'quarantined: notAllowed',
    ]);
    const siri = await server.as('siri');
    expect(await results(siri, [decline(form, of)])).toEqual(['applied']);
    expect(await bodyOf(form)).toMatchObject({ lateAnswers: [{ settled: { decision: 'declined' } }] });
    expect(await results(siri, [voidForm(form), voidForm(form, 'en gang til')])).toEqual([
      'applied',
      'duplicate',
    ]);
    expect(await bodyOf(form)).toMatchObject({ status: 'voided', voided: { reason: 'Ført på feil person' } });
  });

  it('takes a late answer in as a new signed version, once', async () => {
    const { form, of } = await withLateAnswer();
    expect(await results(kari, [take(form, of, '62', '61', 'b'.repeat(64))])).toEqual([
      'quarantined: hashMismatch',
    ]);
    expect(await results(kari, [take(form, of, '62', '61')])).toEqual(['applied']);
    expect(await results(await server.as('siri'), [take(form, of, '62', '61')])).toEqual(['duplicate']);
    expect(await bodyOf(form)).toMatchObject({
      hash: signedHash('61'),
      earlier: [{ hash: signedHash('62') }],
    });
  });

  it('cannot be written past, by put or patch', async () => {
    const form = randomUUID();
    await kari.push([putDraft(form), sign(form, '62')]);
    const patch = (fields: object): OperationBody =>
      ({ type: 'record.patch', id: form, kind: 'response', fields, base: {} }) as OperationBody;
    const forged = [
      { status: 'voided' },
      { voided: { by: 'x', reason: 'x' } },
      { earlier: [] },
      { amendReason: 'x' },
      { signedWith: 'x' },
      { openReason: 'x' },
      { lateAnswers: [] },
    ];
    expect(await results(kari, forged.map(patch))).toEqual(forged.map(() => 'quarantined: notAllowed'));
    await kari.push([voidForm(form)]);
    expect(await results(kari, [patch({ status: 'draft' }), patch({ questionnaire: 'x|1' })])).toEqual([
      'quarantined: notAllowed',
      'quarantined: notAllowed',
    ]);
  });
});

describe('an early device', () => {
  it('is read as it wrote, whatever has been added since', async () => {
    const form = randomUUID();
    await kari.push([putDraft(form)]);
    const {
      base: _,
      openReason: __,
      ...body
    } = sign(form, '62') as Extract<OperationBody, { type: 'response.sign' }>;
    const early = await server.as('ola');
    const operations = [{ n: 1, schema: 1, at: '2026-11-21T10:00:00Z', body }];
    const response = await early.pushRaw({ firstN: 1, operations });
    expect(await response.json()).toMatchObject({ outcomes: [{ status: 'applied' }] });
    expect(await bodyOf(form)).toMatchObject({ status: 'signed', hash: signedHash('62') });
  });
});
