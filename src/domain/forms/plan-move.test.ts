import { describe, expect, it } from 'vitest';
import type { QuestionnaireItem, QuestionnaireResponse } from '../fhir/types.ts';
import { planMove } from './plan-move.ts';
import { calculated, chosen, scored, toForm } from './test-form.ts';

const text = (linkId: string, words: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'string',
  text: words,
  ...more,
});
const answered = (linkId: string, value: string) => ({ linkId, answer: [{ valueString: value }] });
const draft = (item: QuestionnaireResponse['item']): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'urn:test:form|1',
  status: 'in-progress',
  ...(item ? { item } : {}),
});
const older = toForm([
  text('same', 'Likt'),
  text('reworded', 'Gammel tekst'),
  text('gone', 'Borte'),
  { linkId: 'count', type: 'integer', text: 'Antall' },
  { linkId: 'yes', type: 'boolean', text: 'Ja?' },
  { ...scored('pick'), text: 'Velg' },
  { linkId: 'sum', type: 'integer', extension: [calculated('1')] },
  { linkId: 'g', type: 'group', item: [text('in', 'Inni')] },
]);
const newer = toForm(
  [
    text('same', 'Likt'),
    text('reworded', 'Ny tekst'),
    { linkId: 'count', type: 'decimal', text: 'Antall' },
    { linkId: 'yes', type: 'date', text: 'Ja?' },
    { ...scored('pick', [0, 1]), text: 'Velg' },
    text('fresh', 'Ny'),
    { linkId: 'sum', type: 'integer', extension: [calculated('1')] },
    { linkId: 'h', type: 'group', item: [text('in', 'Inni')] },
  ],
  { version: '2' },
);
const response = draft([
  answered('same', 'a'),
  answered('reworded', 'b'),
  answered('gone', 'c'),
  { linkId: 'count', answer: [{ valueInteger: 3 }] },
  { linkId: 'yes', answer: [{ valueBoolean: true }] },
  { linkId: 'pick', answer: chosen(2) },
  { linkId: 'sum', answer: [{ valueInteger: 1 }] },
  { linkId: 'g', item: [answered('in', 'd')] },
]);

describe('FRM70 moving a draft to a newer version', () => {
  const move = planMove(older, newer, response);

  it('FRM70 says for each answer what would become of it', () => {
    expect(move.carried.map(({ linkId }) => linkId)).toEqual(['same', 'in']);
    expect(move.changed.map(({ linkId, reason, was, text: words }) => [linkId, reason, was, words])).toEqual([
      ['reworded', 'wording', 'Gammel tekst', 'Ny tekst'],
      ['count', 'type', 'Antall', 'Antall'],
    ]);
    expect(move.lost.map(({ linkId, reason, text: words }) => [linkId, reason, words])).toEqual([
      ['gone', 'questionGone', 'Borte'],
      ['yes', 'typeChanged', 'Ja?'],
      ['pick', 'optionGone', 'Velg'],
    ]);
    expect(move.added).toEqual([{ linkId: 'fresh', text: 'Ny' }]);
  });

  it('FRM71 gives the draft on the new version, each answer where its question stands now', () => {
    expect(move.response).toEqual({
      ...draft([
        answered('same', 'a'),
        answered('reworded', 'b'),
        { linkId: 'count', answer: [{ valueDecimal: 3 }] },
        { linkId: 'h', item: [answered('in', 'd')] },
      ]),
      questionnaire: 'urn:test:form|2',
    });
  });

  it('FRM70 a move to the same form changes nothing but what is calculated', () => {
    const { carried, changed, lost, added, response: moved } = planMove(older, older, response);
    expect([changed, lost, added]).toEqual([[], [], []]);
    expect(carried).toHaveLength(7);
    expect(moved).toEqual(draft(response.item?.filter(({ linkId }) => linkId !== 'sum')));
  });

  it('FRM70 names what lies below an answer that cannot come along', () => {
    const below = toForm([{ linkId: 'q', type: 'boolean', text: 'Q', item: [text('why', 'Hvorfor')] }]);
    const { lost } = planMove(
      below,
      toForm([text('other', 'Annet')]),
      draft([{ linkId: 'q', answer: [{ valueBoolean: true, item: [answered('why', 'derfor')] }] }]),
    );
    expect(lost.map(({ linkId }) => linkId)).toEqual(['q', 'why']);
  });
});
