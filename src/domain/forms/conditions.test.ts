import { describe, expect, it } from 'vitest';
import type {
  QuestionnaireEnableWhen,
  QuestionnaireItem,
  QuestionnaireResponseAnswer,
} from '../fhir/types.ts';
import { openForm } from './open-form.ts';
import { sdcExpression, toForm } from './test-form.ts';

const options = { today: '2026-11-21' };
type Condition = Omit<QuestionnaireEnableWhen, 'question'>;

function isShown(
  type: QuestionnaireItem['type'],
  condition: Condition,
  answer: readonly QuestionnaireResponseAnswer[],
): boolean {
  const session = openForm(
    toForm([
      { linkId: 'q', type, repeats: true },
      { linkId: 'x', type: 'string', enableWhen: [{ question: 'q', ...condition }] },
    ]),
    options,
  );
  session.setAnswer('q', answer);
  return session.item('x')?.enabled ?? false;
}

const coding = (code: string, system?: string) => ({ valueCoding: { code, ...(system ? { system } : {}) } });

describe('conditions', () => {
  it.each<[QuestionnaireItem['type'], Condition, QuestionnaireResponseAnswer, boolean]>([
    ['boolean', { operator: '=', answerBoolean: true }, { valueBoolean: true }, true],
    ['boolean', { operator: '=', answerBoolean: false }, { valueBoolean: true }, false],
    ['boolean', { operator: '!=', answerBoolean: false }, { valueBoolean: true }, true],
    ['integer', { operator: '>', answerInteger: 3 }, { valueInteger: 4 }, true],
    ['integer', { operator: '>', answerInteger: 4 }, { valueInteger: 4 }, false],
    ['integer', { operator: '>=', answerInteger: 4 }, { valueInteger: 4 }, true],
    ['decimal', { operator: '<', answerDecimal: 18.5 }, { valueDecimal: 18.49 }, true],
    ['decimal', { operator: '<=', answerDecimal: 18.5 }, { valueDecimal: 18.5 }, true],
    ['decimal', { operator: '=', answerInteger: 2 }, { valueDecimal: 2 }, true],
    ['date', { operator: '<', answerDate: '2026-01-01' }, { valueDate: '2025-12-31' }, true],
    [
      'dateTime',
      { operator: '=', answerDateTime: '2026-01-01T12:00:00Z' },
      { valueDateTime: '2026-01-01T13:00:00+01:00' },
      true,
    ],
    ['time', { operator: '>=', answerTime: '12:00:00' }, { valueTime: '11:59:59' }, false],
    ['string', { operator: '=', answerString: 'a' }, { valueString: 'a' }, true],
    ['string', { operator: '!=', answerString: 'a' }, { valueString: 'b' }, true],
    ['choice', { operator: '=', answerCoding: { system: 's', code: 'a' } }, coding('a', 's'), true],
    ['choice', { operator: '=', answerCoding: { system: 's', code: 'a' } }, coding('a', 't'), false],
    ['choice', { operator: '=', answerCoding: { code: 'a' } }, coding('a', 't'), true],
    ['choice', { operator: '!=', answerCoding: { system: 's', code: 'a' } }, coding('b', 's'), true],
    ['choice', { operator: '=', answerString: 'x' }, { valueString: 'x' }, true],
    [
      'quantity',
      { operator: '>', answerQuantity: { value: 5, unit: 'kg' } },
      { valueQuantity: { value: 6, unit: 'kg' } },
      true,
    ],
    [
      'quantity',
      { operator: '>', answerQuantity: { value: 5, unit: 'kg' } },
      { valueQuantity: { value: 6, unit: 'g' } },
      false,
    ],
    [
      'reference',
      { operator: '=', answerReference: { reference: 'Patient/1' } },
      { valueReference: { reference: 'Patient/1' } },
      true,
    ],
    ['string', { operator: 'exists', answerBoolean: true }, { valueString: 'a' }, true],
    ['string', { operator: 'exists', answerBoolean: false }, { valueString: 'a' }, false],
  ])('FRM12 %s %j with %j: %s', (type, condition, answer, expected) => {
    expect(isShown(type, condition, [answer])).toBe(expected);
  });

  it('FRM12 without an answer only “does not exist” is true', () => {
    for (const operator of ['=', '!=', '>', '<', '>=', '<='] as const) {
      expect(isShown('integer', { operator, answerInteger: 1 }, [])).toBe(false);
    }
    expect(isShown('integer', { operator: 'exists', answerBoolean: true }, [])).toBe(false);
    expect(isShown('integer', { operator: 'exists', answerBoolean: false }, [])).toBe(true);
  });

  it('FRM12 one fitting answer among several is enough', () => {
    const several = [{ valueInteger: 1 }, { valueInteger: 7 }];
    expect(isShown('integer', { operator: '>', answerInteger: 5 }, several)).toBe(true);
    expect(isShown('integer', { operator: '>', answerInteger: 9 }, several)).toBe(false);
  });

  it.each([
    ['all', [true, false], false],
    ['all', [true, true], true],
    ['any', [true, false], true],
    ['any', [false, false], false],
  ] as const)('FRM13 %s of %j: %s', (enableBehavior, given, expected) => {
    const session = openForm(
      toForm([
        { linkId: 'a', type: 'boolean' },
        { linkId: 'b', type: 'boolean' },
        {
          linkId: 'x',
          type: 'string',
          enableBehavior,
          enableWhen: ['a', 'b'].map(
            (question) => ({ question, operator: '=', answerBoolean: true }) as const,
          ),
        },
      ]),
      options,
    );
    session.setAnswer('a', [{ valueBoolean: given[0] }]);
    session.setAnswer('b', [{ valueBoolean: given[1] }]);
    expect(session.item('x')?.enabled).toBe(expected);
  });

  it('FRM14 FRM17 a disabled question counts as unanswered, and takes what is below along', () => {
    const when = (question: string) => [{ question, operator: '=', answerBoolean: true } as const];
    const session = openForm(
      toForm([
        { linkId: 'a', type: 'boolean' },
        { linkId: 'g', type: 'group', enableWhen: when('a'), item: [{ linkId: 'b', type: 'boolean' }] },
        { linkId: 'x', type: 'string', enableWhen: when('b') },
      ]),
      options,
    );
    session.setAnswer('a', [{ valueBoolean: true }]);
    session.setAnswer('g/b', [{ valueBoolean: true }]);
    expect(session.item('x')?.enabled).toBe(true);
    session.setAnswer('a', [{ valueBoolean: false }]);
    expect([session.item('g/b')?.enabled, session.item('x')?.enabled]).toEqual([false, false]);
  });

  it('FRM15 within a repeat the nearest question is meant, from outside any of them', () => {
    const when = [{ question: 'a', operator: '=', answerBoolean: true } as const];
    const session = openForm(
      toForm([
        {
          linkId: 'g',
          type: 'group',
          repeats: true,
          item: [
            { linkId: 'a', type: 'boolean' },
            { linkId: 'x', type: 'string', enableWhen: when },
          ],
        },
        { linkId: 'outside', type: 'string', enableWhen: when },
      ]),
      { ...options, newId: () => '2' },
    );
    session.addRepeat('g[1]');
    session.setAnswer('g[2]/a', [{ valueBoolean: true }]);
    expect(['g[1]/x', 'g[2]/x', 'outside'].map((path) => session.item(path)?.enabled)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('FRM16 an expression shows only when it is true, together with enableWhen', () => {
    const session = openForm(
      toForm([
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'boolean' },
        {
          linkId: 'x',
          type: 'string',
          enableWhen: [{ question: 'b', operator: '=', answerBoolean: true }],
          extension: [
            sdcExpression('enableWhenExpression', "%resource.item.where(linkId='a').answer.value > 3"),
          ],
        },
      ]),
      options,
    );
    const shown = () => session.item('x')?.enabled;
    expect(shown()).toBe(false);
    session.setAnswer('a', [{ valueInteger: 4 }]);
    expect(shown()).toBe(false);
    session.setAnswer('b', [{ valueBoolean: true }]);
    expect(shown()).toBe(true);
    session.setAnswer('a', []);
    expect(shown()).toBe(false);
  });
});
