import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../fhir/json.ts';
import { maySettle } from './amendment-rights.ts';
import { toUnitParents } from './roles-covering.ts';
import { applyOperation } from './apply-operation.ts';
import type { AmendmentSettle, Authorship, OperationBody } from './operation.ts';
import { alsoSignedOf, countOpenProposals, earlierOf, lateAnswersOf } from './proposals.ts';
import type { StoredRecord } from './record.ts';
import { disagrees } from './settle-amendment.ts';

const scopeOf = (_kind: string, body: JsonObject) => `unit:${JSON.stringify(body['unitId'])}`;
const author = (by: string, operation: string): Authorship => ({
  by,
  operation,
  at: `2026-11-22T08:00:00.000Z#${operation}`,
});
const kari = (operation: string) => author('kari', `k:${operation}`);
const ola = (operation: string) => author('ola', `o:${operation}`);

type Step = readonly [OperationBody, Authorship];

function run(steps: readonly Step[], start?: StoredRecord) {
  let record = start;
  const statuses: string[] = [];
  for (const [operation, by] of steps) {
    const result = applyOperation(record, operation, by, scopeOf);
    statuses.push(result.ok ? result.status : result.reason);
    if (result.ok) record = result.record;
  }
  return { record, statuses, body: record?.body ?? {} };
}

const draft: Step = [
  {
    type: 'record.put',
    id: 'r1',
    kind: 'response',
    body: {
      unitId: 'nord',
      status: 'draft',
      questionnaire: 'q|1.0.0',
      response: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
    },
  },
  kari('1'),
];
const answer = (path: string, value: string, base: string | null = null): OperationBody => ({
  type: 'answer.set',
  id: 'r1',
  path,
  answer: value === '' ? [] : [{ valueString: value }],
  base,
});
/** A snapshot in which item `a` is answered with the value; its hash is the author's own. */
const version = (value: string, hash = value) => ({
  questionnaire: 'q|1.0.0',
  response: {
    resourceType: 'QuestionnaireResponse' as const,
    status: 'completed' as const,
    item: [{ linkId: 'a', answer: [{ valueString: value }] }],
  },
  hash,
});
const sign = (
  value: string,
  base: { readonly [path: string]: string } | null = null,
  openReason: string | null = null,
): OperationBody => ({ type: 'response.sign', id: 'r1', ...version(value), base, openReason });
const amend = (amends: string, value: string, hash = value): OperationBody => ({
  type: 'response.amend',
  id: 'r1',
  amends,
  reason: 'Skrev feil',
  ...version(value, hash),
});
const voided = (reason = 'Feil person'): OperationBody => ({ type: 'response.void', id: 'r1', reason });
const decline = (of: string, base: string | null = null): OperationBody => ({
  type: 'amendment.settle',
  id: 'r1',
  of,
  decision: 'declined',
  reason: 'Spurte henne',
  base,
});
const take = (of: string, amends: string, value: string, hash = value, base: string | null = null) =>
  ({
    type: 'amendment.settle',
    id: 'r1',
    of,
    decision: 'taken',
    reason: 'Stemmer',
    base,
    amends,
    ...version(value, hash),
  }) satisfies AmendmentSettle;

describe('what a signer had not seen', () => {
  it('MRG40 becomes a proposed amendment, and what she saw does not', () => {
    const answers: Step[] = [draft, [answer('a', 'x'), kari('2')], [answer('b', 'y'), ola('1')]];
    const blind = run([...answers, [sign('x', { a: 'k:2' }), kari('3')]]);
    expect(blind.statuses.at(-1)).toBe('conflict');
    expect(lateAnswersOf(blind.body)).toMatchObject([{ by: 'ola', path: 'b', operation: 'o:1' }]);
    const seeing = run([...answers, [sign('x', { a: 'k:2', b: 'o:1' }), kari('3')]]);
    expect(seeing.statuses.at(-1)).toBe('applied');
    expect(lateAnswersOf(seeing.body)).toEqual([]);
    const early = run([...answers, [sign('x', null), kari('3')]]);
    expect(early.statuses.at(-1)).toBe('applied');
  });

  it('MRG40 is no proposal when the snapshot says the same, or when it is her own', () => {
    const { statuses } = run([
      draft,
      [answer('a', 'x'), ola('1')],
      [answer('b', 'y'), kari('2')],
      [sign('x', {}), kari('3')],
    ]);
    expect(statuses.at(-1)).toBe('applied');
  });

  it('MRG41 what still stood against the shown answer is kept beside, with the reason for signing all the same', () => {
    const { body, record, statuses } = run([
      draft,
      [answer('a', 'x'), ola('1')],
      [answer('a', 'z'), kari('2')],
      [sign('z', { a: 'k:2' }, 'Får ikke tak i Ola'), kari('3')],
    ]);
    expect(statuses.at(-1)).toBe('conflict');
    expect(lateAnswersOf(body)).toMatchObject([{ by: 'ola', path: 'a', answer: [{ valueString: 'x' }] }]);
    expect(body['openReason']).toBe('Får ikke tak i Ola');
    expect(record?.stamps['a']?.alternatives).toBeUndefined();
  });
});

describe('what the form worked out', () => {
  const calculated = (path: string, value: string): OperationBody => ({
    type: 'answer.set',
    id: 'r1',
    path,
    answer: [{ valueString: value }],
    base: null,
    calculated: true,
  });

  it('MRG16 is never weighed against another', () => {
    const { record, statuses } = run([
      draft,
      [calculated('sum', '2'), kari('2')],
      [calculated('sum', '3'), ola('1')],
      [answer('sum', 'by hand'), kari('3')],
    ]);
    expect(statuses.slice(1)).toEqual(['applied', 'applied', 'applied']);
    expect(record && disagrees(record)).toBe(false);
  });

  it('MRG16 is no late answer and no proposal', () => {
    const { body, statuses } = run([
      draft,
      [calculated('sum', '3'), ola('1')],
      [sign('x', {}), kari('2')],
      [calculated('sum', '4'), ola('2')],
    ]);
    expect(statuses.slice(-2)).toEqual(['applied', 'duplicate']);
    expect(lateAnswersOf(body)).toEqual([]);
  });
});

describe('amending and voiding', () => {
  const signed: readonly Step[] = [draft, [sign('one'), kari('2')]];

  it('MRG42 a correction becomes the version that stands, the earlier one stays readable', () => {
    const { body, statuses } = run([
      ...signed,
      [amend('one', 'two'), ola('1')],
      [amend('two', 'three'), kari('3')],
    ]);
    expect(statuses.slice(-2)).toEqual(['applied', 'applied']);
    expect(body).toMatchObject({
      status: 'signed',
      hash: 'three',
      signedBy: 'kari',
      amendReason: 'Skrev feil',
    });
    expect(earlierOf(body).map(({ hash, by, reason }) => [hash, by, reason])).toEqual([
      ['one', 'kari', undefined],
      ['two', 'ola', 'Skrev feil'],
    ]);
  });

  it('MRG43 two corrections of the same version: the first stands, the second is kept beside it', () => {
    const { body, statuses } = run([
      ...signed,
      [amend('one', 'two'), ola('1')],
      [amend('one', 'three'), kari('3')],
    ]);
    expect(statuses.at(-1)).toBe('conflict');
    expect(body['hash']).toBe('two');
    expect(alsoSignedOf(body)).toMatchObject([
      { by: 'kari', hash: 'three', amends: 'one', reason: 'Skrev feil' },
    ]);
    const alike = run([
      ...signed,
      [amend('one', 'two'), ola('1')],
      [amend('one', 'two', 'other'), kari('3')],
    ]);
    expect(alike.statuses.at(-1)).toBe('duplicate');
  });

  it('MRG54 two signed versions are one thing to do, however often they come and on whichever device', () => {
    const steps: readonly Step[] = [
      ...signed,
      [amend('one', 'two'), ola('1')],
      [amend('one', 'three'), kari('3')],
    ];
    const here = run(steps);
    const again = run([[amend('one', 'three'), kari('4')]], here.record);
    expect([here, again].map(({ body }) => countOpenProposals(body))).toEqual([1, 1]);
    expect(countOpenProposals(run(signed).body)).toBe(0);
  });

  it('MRG44 a version that is there comes in only once, wherever it stands', () => {
    const steps: readonly Step[] = [
      ...signed,
      [amend('one', 'two'), ola('1')],
      [amend('one', 'three'), kari('3')],
    ];
    const { statuses, record } = run(steps);
    expect(statuses).not.toContain('duplicate');
    const again = run(
      [
        [sign('one'), kari('9')],
        [amend('one', 'two'), ola('9')],
        [amend('one', 'three'), kari('10')],
      ],
      record,
    );
    expect(again.statuses).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(again.record).toBe(record);
  });

  it('MRG45 a draft cannot be corrected', () => {
    expect(run([draft, [amend('one', 'two'), ola('1')]]).statuses.at(-1)).toBe('missingRecord');
  });

  it('MRG46 a void takes nothing away, is done once, and what comes after is kept beside', () => {
    const { body, statuses } = run([
      ...signed,
      [voided(), ola('1')],
      [voided('En annen grunn'), kari('3')],
      [amend('one', 'two'), kari('4')],
      [answer('a', 'late'), kari('5')],
    ]);
    expect(statuses.slice(2)).toEqual(['applied', 'duplicate', 'conflict', 'conflict']);
    expect(body).toMatchObject({
      status: 'voided',
      voided: { by: 'ola', reason: 'Feil person' },
      hash: 'one',
    });
    expect(alsoSignedOf(body)).toHaveLength(1);
    expect(lateAnswersOf(body)).toHaveLength(1);
  });
});

describe('settling a proposed amendment', () => {
  const proposed: readonly Step[] = [draft, [sign('one'), kari('2')], [answer('a', 'late'), ola('1')]];

  it('MRG47 declined: it stays, with who and why, and waits for nobody', () => {
    const { body, record, statuses } = run([
      ...proposed,
      [decline('o:1'), kari('3')],
      [decline('o:1'), ola('2')],
    ]);
    expect(statuses.slice(-2)).toEqual(['applied', 'duplicate']);
    expect(lateAnswersOf(body)[0]).toMatchObject({
      path: 'a',
      settled: { by: 'kari', decision: 'declined', reason: 'Spurte henne' },
    });
    expect(countOpenProposals(body)).toBe(0);
    expect(record && disagrees(record)).toBe(false);
  });

  it('MRG48 taken: a new signed version, the earlier stays', () => {
    const { body, statuses } = run([...proposed, [take('o:1', 'one', 'late'), kari('3')]]);
    expect(statuses.at(-1)).toBe('applied');
    expect(body).toMatchObject({ hash: 'late', amendReason: 'Stemmer' });
    expect(earlierOf(body).map(({ hash }) => hash)).toEqual(['one']);
    expect(countOpenProposals(body)).toBe(0);
  });

  it('MRG49 taken by two at once is taken once', () => {
    const { body, statuses } = run([
      ...proposed,
      [take('o:1', 'one', 'late', 'by kari'), kari('3')],
      [take('o:1', 'one', 'late', 'by ola'), ola('2')],
    ]);
    expect(statuses.at(-1)).toBe('duplicate');
    expect(earlierOf(body)).toHaveLength(1);
    expect(alsoSignedOf(body)).toEqual([]);
    expect(countOpenProposals(body)).toBe(0);
  });

  it('MRG50 opposite decisions: the first stands, the other is kept, and somebody who saw both ends it', () => {
    const opposed = run([...proposed, [take('o:1', 'one', 'late'), kari('3')], [decline('o:1'), ola('2')]]);
    expect(opposed.statuses.at(-1)).toBe('conflict');
    expect(opposed.body['hash']).toBe('late');
    expect(countOpenProposals(opposed.body)).toBe(1);
    const ended = run([[decline('o:1', 'k:3'), ola('3')]], opposed.record);
    expect(ended.statuses).toEqual(['applied']);
    expect(countOpenProposals(ended.body)).toBe(0);
  });

  it('MRG50 taken after it was declined unseen: her signed version is kept beside, and is what waits', () => {
    const { body, statuses } = run([
      ...proposed,
      [amend('one', 'two'), kari('3')],
      [decline('o:1'), kari('4')],
      [take('o:1', 'one', 'late'), ola('2')],
    ]);
    expect(statuses.at(-1)).toBe('conflict');
    expect(alsoSignedOf(body)).toMatchObject([{ by: 'ola', hash: 'late' }]);
    expect(countOpenProposals(body)).toBe(1);
  });

  it('MRG51 a late answer that says what is signed, or comes again, is nothing new', () => {
    const { statuses } = run([...proposed, [answer('a', 'late'), ola('9')], [answer('a', 'one'), ola('2')]]);
    expect(statuses.slice(-2)).toEqual(['duplicate', 'duplicate']);
  });

  it('MRG55 late answers that are in their author’s own signed version are decided on with it', () => {
    const steps: readonly Step[] = [
      ...proposed,
      [answer('b', 'only late'), ola('2')],
      [sign('late'), ola('3')],
    ];
    const { body, record } = run(steps);
    expect(lateAnswersOf(body).map(({ path }) => path)).toEqual(['b']);
    expect(alsoSignedOf(body)).toHaveLength(1);
    const after = run(
      [
        [decline('o:1'), kari('3')],
        [answer('a', 'late'), ola('9')],
      ],
      record,
    );
    expect(after.statuses).toEqual(['duplicate', 'duplicate']);
    const taken = run([[take('o:1', 'one', 'late', 'kari took it'), kari('4')]], record);
    expect(taken.body['hash']).toBe('kari took it');
  });

  it('MRG52 is for who signed it and for those who answer for others’ work', () => {
    const body = { signedBy: 'kari', startedBy: 'ola', unitId: 'nord' };
    const parents = toUnitParents([
      { id: 'hjemme', parentId: null },
      { id: 'nord', parentId: 'hjemme' },
      { id: 'sor', parentId: 'hjemme' },
    ]);
    const may = (staffId: string, ...roles: readonly (readonly [role: string, unitId: string])[]) =>
      maySettle({ staffId, roles: roles.map(([role, unitId]) => ({ role, unitId })) }, body, parents);
    expect(may('kari', ['assistant', 'nord'])).toBe(true);
    expect(may('ola', ['assistant', 'nord'])).toBe(false);
    expect(may('ola', ['nurse', 'nord'])).toBe(true);
    expect(may('siri', ['leader', 'hjemme'])).toBe(true);
    // A nurse elsewhere who is an assistant here writes here as an assistant.
    expect(may('ola', ['assistant', 'nord'], ['nurse', 'sor'])).toBe(false);
  });
});

it('MRG53 no order of signing, correcting, voiding and settling makes a signed version or a late answer vanish', () => {
  const people = ['kari', 'ola', 'nina'] as const;
  const step = fc.record({
    by: fc.constantFrom(...people),
    what: fc.constantFrom('sign', 'amend', 'amendStale', 'answer', 'take', 'decline', 'void'),
    value: fc.constantFrom('u', 'v', 'w'),
    seen: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let record = run([draft]).record;
      const values = new Set<string>();
      steps.forEach(({ by, what, value, seen }, index) => {
        const name = `${by}:${index}`;
        const hash = `h${index}`;
        const body = record?.body ?? {};
        const current = (body['hash'] ?? 'none') as string;
        const open = [...lateAnswersOf(body), ...alsoSignedOf(body)].at(index % 2 === 0 ? 0 : -1);
        const of = open?.operation ?? 'none';
        const base = seen ? (open?.settled?.operation ?? null) : null;
        const operation = {
          sign: { ...sign(value, seen ? null : {}), ...version(value, hash) } as OperationBody,
          amend: amend(current, value, hash),
          amendStale: amend('long ago', value, hash),
          answer: answer('a', value),
          take: take(of, current, value, hash, base),
          decline: decline(of, base),
          void: voided(),
        }[what];
        const before = record;
        const result = applyOperation(record, operation, author(by, name), scopeOf);
        if (!result.ok) return;
        record = result.record;
        if (result.status === 'duplicate') {
          expect(record).toBe(before);
          return;
        }
        expect(record.version).toBe((before?.version ?? 0) + 1);
        if ('response' in operation) values.add(hash);
        if (operation.type === 'response.void') values.add('Feil person');
        const text = JSON.stringify(record.body);
        for (const kept of values) expect(text).toContain(`"${kept}"`);
        // What is signed is only ever followed by another signed version, never changed in its place.
        if (before?.body['status'] === 'signed' && before.body['hash'] === record.body['hash']) {
          expect(record.body['response']).toEqual(before.body['response']);
        }
        // Sent again under another name it changes nothing.
        const again = applyOperation(
          record,
          operation,
          { ...author(by, name), operation: `again:${index}` },
          scopeOf,
        );
        if (operation.type !== 'response.void' && what !== 'answer' && 'response' in operation && again.ok) {
          expect(again.status).toBe('duplicate');
        }
      });
    }),
    { numRuns: 400 },
  );
});
