import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionnaireItem, QuestionnaireResponse } from '../fhir/types.ts';
import { applyOperation } from '../merge/apply-operation.ts';
import type { StoredRecord } from '../merge/record.ts';
import { answersByPath } from './answers-by-path.ts';
import { planMove } from './plan-move.ts';
import { strayAnswers } from './stray-answers.ts';
import { toForm } from './test-form.ts';
import { toMove } from './to-move.ts';

const question = (linkId: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'string',
  text: linkId,
  ...more,
});
const answered = (linkId: string, value: string) => ({ linkId, answer: [{ valueString: value }] });
const draft = (item: QuestionnaireResponse['item']): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'urn:test:form|1',
  status: 'in-progress',
  ...(item ? { item } : {}),
});
const recordOf = (response: QuestionnaireResponse): StoredRecord => ({
  id: 'r',
  kind: 'response',
  scope: 'unit:u',
  version: 1,
  body: { status: 'draft', questionnaire: 'urn:test:form|1', response },
  stamps: {},
});

describe('FRM72 the operation that moves a draft', () => {
  it('FRM72 leaves the draft as it was planned, whatever the form and its answers', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'] as const;
    const type = fc.constantFrom('string', 'text', 'integer', 'group', 'gone');
    const shape = fc.record(Object.fromEntries(ids.map((id) => [id, type])));
    const place = fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom('', 'g', 'h')])));
    const toVersion = (
      types: Readonly<Record<string, string>>,
      places: Readonly<Record<string, string>>,
      version: string,
    ) => {
      const at = (where: string) =>
        ids
          .filter((id) => types[id] !== 'gone' && places[id] === where)
          .map((id) => question(id, { type: types[id] as QuestionnaireItem['type'] }));
      return toForm(
        [
          ...at(''),
          { linkId: 'g', type: 'group', item: at('g') },
          {
            linkId: 'h',
            type: 'group',
            item: [{ linkId: 'i', type: 'group', repeats: true, item: at('h') }],
          },
        ],
        { version },
      );
    };
    fc.assert(
      fc.property(shape, place, shape, place, (types, places, newTypes, newPlaces) => {
        const from = toVersion(types, places, '1');
        const to = toVersion(newTypes, newPlaces, '2');
        const given = (where: string) =>
          ids
            .filter((id) => types[id] !== 'gone' && types[id] !== 'group' && places[id] === where)
            .map((id) => ({
              linkId: id,
              answer: [types[id] === 'integer' ? { valueInteger: 3 } : { valueString: id }],
            }));
        const response = draft([
          ...given(''),
          { linkId: 'g', item: given('g') },
          {
            linkId: 'h',
            item: [
              { linkId: 'i', id: '1', item: given('h') },
              { linkId: 'i', id: 'k2', item: given('h') },
            ],
          },
        ]);
        const plan = planMove(from, to, response);
        const record = recordOf(response);
        const move = toMove(
          { id: 'r', stamps: {}, questionnaire: 'urn:test:form|1', response },
          plan,
          'urn:test:form|2',
        );
        const author = { by: 'kari', at: '2026-11-22T10:00:00Z', operation: 'k:1' };
        const result = applyOperation(record, move, author, () => 'unit:u');
        if (!result.ok) throw new Error(result.reason);
        const moved = result.record.body['response'] as unknown as QuestionnaireResponse;
        const order = (one: QuestionnaireResponse) => Object.fromEntries(answersByPath(one));
        expect(order(moved)).toEqual(order(plan.response));
        expect(plan.carried.length + plan.changed.length + plan.lost.length).toBe(
          answersByPath(response).size,
        );
        expect(answersByPath(moved).size).toBe(plan.carried.length + plan.changed.length);
        expect(moved.questionnaire).toBe('urn:test:form|2');
        expect(move.lost.map(({ linkId }) => linkId)).toEqual(plan.lost.map(({ linkId }) => linkId));
      }),
      { numRuns: 500 },
    );
  });

  it('FRM72 takes what lies below an answer along and away', () => {
    const from = toForm([
      { linkId: 'q', type: 'string', repeats: true, item: [question('why')] },
      { linkId: 'p', type: 'string', item: [question('how')] },
    ]);
    const to = toForm([{ linkId: 'q', type: 'string', repeats: true, item: [question('why')] }], {
      version: '2',
    });
    const response = draft([
      {
        linkId: 'q',
        answer: [
          { id: '1', valueString: 'x', item: [answered('why', 'fordi')] },
          { id: '2', valueString: 'y', item: [answered('why', 'derfor')] },
        ],
      },
      { linkId: 'p', answer: [{ valueString: 'z', item: [answered('how', 'slik')] }] },
    ]);
    const move = toMove(
      { id: 'r', stamps: {}, questionnaire: 'urn:test:form|1', response },
      planMove(from, to, response),
      'urn:test:form|2',
    );
    expect(move.changes.map(({ path }) => path)).toEqual(['p', 'p>how']);
    const result = applyOperation(
      recordOf(response),
      move,
      { by: 'kari', at: '', operation: 'k:1' },
      () => '',
    );
    expect(result).toMatchObject({
      ok: true,
      record: { body: { response: { item: [response.item?.[0]] } } },
    });
  });
});

describe('FRM73 answers the form has no place for', () => {
  const form = toForm([
    question('a', { item: [question('below')] }),
    { linkId: 'g', type: 'group', item: [question('b')] },
    { linkId: 'note', type: 'display', text: 'Les dette' },
  ]);

  it('FRM73 are found where they lie, and nothing else is', () => {
    const strays = strayAnswers(
      form,
      draft([
        { linkId: 'a', answer: [{ valueString: 'x', item: [answered('below', 'y')] }] },
        { linkId: 'g', item: [answered('b', 'z'), answered('a', 'elsewhere')] },
        answered('b', 'top'),
        answered('note', 'hm'),
        answered('gone', 'borte'),
      ]),
    );
    expect(strays.map(({ path }) => path)).toEqual(['g/a', 'b', 'note', 'gone']);
    expect(strays[3]).toEqual({ path: 'gone', linkId: 'gone', answer: [{ valueString: 'borte' }] });
  });
});
