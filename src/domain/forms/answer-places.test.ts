import { describe, expect, it } from 'vitest';
import type { QuestionnaireItem, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { answerPlaces } from './answer-places.ts';
import { openForm } from './open-form.ts';
import { calculated, chosen, scored, sdcExpression, toForm } from './test-form.ts';

const form = toForm([
  { linkId: 'wound', type: 'string' },
  { linkId: 'count', type: 'integer' },
  { linkId: 'weight', type: 'decimal' },
  { linkId: 'sum', type: 'integer', extension: [calculated('1')] },
  { linkId: 'shown', type: 'integer', readOnly: true },
  { linkId: 'off', type: 'integer', enableWhen: [{ question: 'count', operator: '=', answerInteger: 99 }] },
  scored('smell'),
  { ...scored('several'), repeats: true } satisfies QuestionnaireItem,
  { linkId: 'g', type: 'group', repeats: true, item: [{ linkId: 'day', type: 'date' }] },
  { linkId: 'note', type: 'text' },
  { linkId: 'short', type: 'text', maxLength: 5 },
]);

const open = () => openForm(form, { today: '2026-11-22' });
const placesOf = (
  answer: readonly QuestionnaireResponseAnswer[],
  session = open(),
): readonly (readonly [string, string])[] =>
  answerPlaces(session, answer, 'Colour: red').map(({ path, as }) => [path, as]);
const texts = [
  ['wound', 'words'],
  ['note', 'words'],
] as const;

describe('places for an answer that has lost its own', () => {
  it.each<[string, readonly QuestionnaireResponseAnswer[], readonly (readonly [string, string])[]]>([
    ['a text', [{ valueString: 'red' }], texts],
    ['a whole number', [{ valueInteger: 3 }], [['count', 'value'], ['weight', 'value'], ...texts]],
    ['a decimal', [{ valueDecimal: 3.5 }], [['weight', 'value'], ...texts]],
    ['a day', [{ valueDate: '2026-11-01' }], [['g[1]/day', 'value'], ...texts]],
    ['a choice', chosen(1), [['smell', 'value'], ['several', 'value'], ...texts]],
    ['several choices', [...chosen(0), ...chosen(1)], [['several', 'value'], ...texts]],
    ['a choice that the form does not have', [{ valueCoding: { code: 'zz' } }], texts],
  ])('FRM74 %s', (_, answer, expected) => {
    expect(placesOf(answer)).toEqual(expected);
  });

  it('FRM74 is told what would give way, and what stands in a text stays', () => {
    const session = open();
    session.setAnswer('count', [{ valueInteger: 2 }]);
    session.setAnswer('note', [{ valueString: 'Dry' }]);
    session.setAnswer('several', chosen(2));
    const at = (answer: readonly QuestionnaireResponseAnswer[], path: string) =>
      answerPlaces(session, answer, 'Colour: red').find((place) => place.path === path);
    expect(at([{ valueInteger: 3 }], 'count')).toMatchObject({
      answer: [{ valueInteger: 3 }],
      replaces: [{ valueInteger: 2 }],
    });
    expect(at([{ valueInteger: 3 }], 'note')).toMatchObject({
      answer: [{ valueString: 'Dry\nColour: red' }],
      replaces: [],
    });
    expect(at(chosen(1), 'several')?.answer).toMatchObject([...chosen(2), ...chosen(1)]);
  });

  it('FRM74 a choice takes only what can be chosen there now', () => {
    const colours = sdcExpression('answerExpression', "%resource.item.where(linkId='colours').answer.value");
    const session = openForm(
      toForm([
        { linkId: 'colours', type: 'string', repeats: true },
        { linkId: 'one', type: 'choice', extension: [colours] },
        { linkId: 'other', type: 'open-choice', answerValueSet: 'urn:test:elsewhere' },
        { linkId: 'count', type: 'integer' },
      ]),
      { today: '2026-11-22' },
    );
    const valued = (answer: QuestionnaireResponseAnswer) =>
      placesOf([answer], session).flatMap(([path, as]) => (as === 'value' ? [path] : []));
    expect(valued({ valueInteger: 3 })).toEqual(['count']);
    expect(valued({ valueString: 'red' })).toEqual(['other']);
    session.setAnswer('colours', [{ valueString: 'red' }]);
    expect(valued({ valueString: 'red' })).toEqual(['one', 'other']);
    expect(valued({ valueString: 'green' })).toEqual(['other']);
    expect(valued({ valueCoding: { code: 'red' } })).toEqual([]);
  });

  it('FRM74 every place takes what it is offered', () => {
    for (const answer of [[{ valueInteger: 3 }], chosen(1), [{ valueString: 'red' }]]) {
      for (const place of answerPlaces(open(), answer, 'Colour: red')) {
        const session = open();
        session.setAnswer(place.path, place.answer);
        expect(session.item(place.path)?.answer).toMatchObject(place.answer);
        expect(session.item(place.path)?.issues).toEqual([]);
      }
    }
  });
});
