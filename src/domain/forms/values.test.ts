import { describe, expect, it } from 'vitest';
import type { Extension, QuestionnaireItem, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { openForm } from './open-form.ts';
import {
  beyond,
  calculated,
  chosen,
  coreExtension,
  scored,
  sdcExpression,
  toForm,
  variable,
} from './test-form.ts';

const options = { today: '2026-11-21' };
const patient = {
  resourceType: 'Patient',
  birthDate: '1940-03-01',
  gender: 'female',
  name: [{ family: 'Berg' }],
};

const resultOf = (
  item: Partial<QuestionnaireItem>,
  expression: string,
): readonly QuestionnaireResponseAnswer[] => {
  const session = openForm(
    toForm([
      {
        linkId: 'x',
        type: 'string',
        ...item,
        extension: [...(item.extension ?? []), calculated(expression)],
      },
    ]),
    options,
  );
  return session.item('x')?.answer ?? [];
};

describe('values', () => {
  it('FRM30 initial values fill a new response and a new repeat, not a draft', () => {
    const form = toForm([
      { linkId: 'a', type: 'integer', initial: [{ valueInteger: 3 }] },
      {
        ...scored('b'),
        answerOption: (scored('b').answerOption ?? []).map((option, index) => ({
          ...option,
          initialSelected: index === 1,
        })),
      },
      {
        linkId: 'who',
        type: 'string',
        extension: [sdcExpression('initialExpression', '%patient.name.family')],
      },
      {
        linkId: 'g',
        type: 'group',
        repeats: true,
        item: [{ linkId: 'n', type: 'integer', initial: [{ valueInteger: 7 }] }],
      },
    ]);
    const session = openForm(form, { ...options, launch: { patient } });
    expect(session.item('a')?.answer).toEqual([{ valueInteger: 3 }]);
    expect(session.item('b')?.answer).toMatchObject(chosen(1));
    expect(session.item('who')?.answer).toEqual([{ valueString: 'Berg' }]);
    expect(session.item(`${session.addRepeat('g[1]')}/n`)?.answer).toEqual([{ valueInteger: 7 }]);
    session.setAnswer('a', []);
    const again = openForm(form, { ...options, launch: { patient }, response: session.response() });
    expect(again.item('a')?.answer).toEqual([]);
    const asked = openForm(form, {
      ...options,
      launch: { patient },
      response: session.response(),
      initial: 'unanswered',
    });
    expect(asked.item('a')?.answer).toEqual([{ valueInteger: 3 }]);
  });

  const unit: Extension = coreExtension('questionnaire-unit', {
    valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg', display: 'kg' },
  });
  it.each<[Partial<QuestionnaireItem>, string, readonly QuestionnaireResponseAnswer[]]>([
    [{ type: 'integer' }, '7', [{ valueInteger: 7 }]],
    [{ type: 'integer' }, '7.5', []],
    [{ type: 'integer' }, '10 / 2', [{ valueInteger: 5 }]],
    [{ type: 'decimal' }, '0.1 + 0.2', [{ valueDecimal: 0.3 }]],
    [{ type: 'boolean' }, '1 < 2', [{ valueBoolean: true }]],
    [{ type: 'boolean' }, "'x'", []],
    [{ type: 'string' }, '1.50 + 1', [{ valueString: '2.5' }]],
    [{ type: 'text' }, "'a' & 'b'", [{ valueString: 'ab' }]],
    [{ type: 'date' }, 'today() - 3 months', [{ valueDate: '2026-08-21' }]],
    [{ type: 'date' }, '@2024-01-31 + 1 month', [{ valueDate: '2024-02-29' }]],
    [
      { type: 'quantity', extension: [unit] },
      '62.5',
      [{ valueQuantity: { value: 62.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' } }],
    ],
    [scored('x'), "'c2'", [chosen(2)[0] ?? {}]],
    [scored('x'), "'other'", []],
    [{ ...scored('x'), type: 'open-choice' }, "'other'", [{ valueString: 'other' }]],
    [{ type: 'integer', repeats: true }, '1 | 2', [{ valueInteger: 1 }, { valueInteger: 2 }]],
    [{ type: 'integer' }, '1 | 2', [{ valueInteger: 1 }]],
    [{ type: 'integer' }, '{}', []],
  ])('FRM31 %j of %s', (item, expression, expected) => {
    expect(resultOf(item, expression)).toEqual(expected);
  });

  it('FRM32 what leans on something that is not there gives nothing', () => {
    const form = toForm(
      [
        { linkId: 'query', type: 'boolean', extension: [calculated('%Conditions.entry.exists()')] },
        {
          linkId: 'unknown',
          type: 'boolean',
          extension: [sdcExpression('initialExpression', '%nobody.exists()')],
        },
        { linkId: 'woman', type: 'boolean', extension: [calculated("%patient.gender = 'female'")] },
        {
          linkId: 'through',
          type: 'integer',
          extension: [variable('sex', '%patient.gender'), calculated('%sex.count()')],
        },
      ],
      {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/variable',
            valueExpression: {
              name: 'Conditions',
              language: 'application/x-fhir-query',
              expression: 'Condition?x',
            },
          },
        ],
      },
    );
    const without = openForm(form, options);
    expect(without.response().item).toBeUndefined();
    expect(without.findings().map(({ reason }) => reason)).toEqual([
      'languageUnsupported',
      'unknownVariable',
    ]);
    const withPatient = openForm(form, { ...options, launch: { patient } });
    expect(withPatient.response().item?.map(({ linkId }) => linkId)).toEqual(['woman', 'through']);
  });

  it('FRM33 a variable is seen below where it stands, by its own repeat', () => {
    const own = variable('twice', "item.where(linkId='n').answer.value * 2");
    const form = toForm([
      {
        linkId: 'g',
        type: 'group',
        repeats: true,
        extension: [own],
        item: [
          { linkId: 'n', type: 'integer' },
          { linkId: 'out', type: 'integer', extension: [calculated('%twice + 1')] },
        ],
      },
      { linkId: 'outside', type: 'integer', extension: [calculated('%twice + 1')] },
    ]);
    const session = openForm(form, { ...options, newId: () => '2' });
    session.addRepeat('g[1]');
    session.setAnswer('g[1]/n', [{ valueInteger: 5 }]);
    session.setAnswer('g[2]/n', [{ valueInteger: 7 }]);
    expect(session.item('g[1]/out')?.answer).toEqual([{ valueInteger: 11 }]);
    expect(session.item('g[2]/out')?.answer).toEqual([{ valueInteger: 15 }]);
    expect(session.item('outside')?.answer).toEqual([]);
  });

  it('FRM34 text by expression follows the answers', () => {
    const form = toForm([
      { linkId: 'name', type: 'string' },
      {
        linkId: 'q',
        type: 'boolean',
        text: 'Sover du godt?',
        _text: {
          extension: [
            coreExtension('cqf-expression', {
              valueExpression: {
                language: 'text/fhirpath',
                expression: "'Sover ' & %resource.item.where(linkId='name').answer.value & ' godt?'",
              },
            }),
          ],
        },
      },
    ]);
    const session = openForm(form, options);
    session.setAnswer('name', [{ valueString: 'Anna' }]);
    expect(session.item('q')?.text).toBe('Sover Anna godt?');
    session.setAnswer('q', [{ valueBoolean: true }]);
    expect(session.toSigned().item?.[1]?.text).toBe('Sover Anna godt?');
  });

  it('FRM35 options from an expression, and toggled ones', () => {
    const toggle: Extension = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerOptionsToggleExpression',
      extension: [
        { url: 'option', valueCoding: { system: 'urn:test', code: 'c2' } },
        {
          url: 'expression',
          valueExpression: {
            language: 'text/fhirpath',
            expression: "%resource.item.where(linkId='adult').answer.value",
          },
        },
      ],
    };
    const form = toForm([
      { linkId: 'adult', type: 'boolean' },
      { ...scored('q'), extension: [toggle] },
      { linkId: 'names', type: 'string', repeats: true },
      {
        linkId: 'pick',
        type: 'choice',
        extension: [sdcExpression('answerExpression', "%resource.item.where(linkId='names').answer.value")],
      },
    ]);
    const session = openForm(form, options);
    expect(session.item('q')?.options).toHaveLength(2);
    session.setAnswer('adult', [{ valueBoolean: true }]);
    expect(session.item('q')?.options).toHaveLength(3);
    session.setAnswer('names', [{ valueString: 'A' }, { valueString: 'B' }]);
    expect(session.item('pick')?.options).toEqual([{ valueString: 'A' }, { valueString: 'B' }]);
    // What was chosen and is offered no more stays, and is said to be so.
    const wrongAt = (path: string) => session.item(path)?.issues.map(({ reason }) => reason);
    session.setAnswer('q', chosen(2));
    session.setAnswer('pick', [{ valueString: 'B' }]);
    expect([wrongAt('q'), wrongAt('pick')]).toEqual([[], []]);
    session.setAnswer('adult', [{ valueBoolean: false }]);
    session.setAnswer('names', [{ valueString: 'A' }]);
    expect([wrongAt('q'), wrongAt('pick')]).toEqual([['notAnOption'], ['notAnOption']]);
    expect(session.item('pick')?.answer).toEqual([{ valueString: 'B' }]);
  });

  const sum = (expression: string): QuestionnaireItem => ({
    linkId: 'sum',
    type: 'decimal',
    extension: [calculated(expression)],
  });
  const answers = (linkId: string) => `%resource.item.where(linkId='${linkId}').answer`;
  it('FRM36 scores on the coding, the option, a value set or a code system; none adds nothing', () => {
    const score = (value: number): readonly Extension[] => [
      coreExtension('ordinalValue', { valueDecimal: value }),
    ];
    const form = toForm(
      [
        {
          linkId: 'onCoding',
          type: 'choice',
          answerOption: [{ valueCoding: { code: 'a', extension: score(1) } }],
        },
        {
          linkId: 'onOption',
          type: 'choice',
          answerOption: [{ valueCoding: { code: 'a' }, extension: score(2) }],
        },
        {
          linkId: 'onWeight',
          type: 'choice',
          answerOption: [
            { valueCoding: { code: 'a' }, extension: [coreExtension('itemWeight', { valueDecimal: 4 })] },
          ],
        },
        { linkId: 'inSet', type: 'choice', answerValueSet: '#vs' },
        {
          linkId: 'inSystem',
          type: 'choice',
          answerOption: [{ valueCoding: { system: 'urn:cs', code: 'a' } }],
        },
        { linkId: 'onNumber', type: 'integer', answerOption: [{ valueInteger: 5, extension: score(32) }] },
        { linkId: 'without', type: 'choice', answerOption: [{ valueCoding: { code: 'a' } }] },
        sum('%resource.item.answer.value.ordinal().sum()'),
      ],
      {
        contained: [
          beyond(
            { resourceType: 'ValueSet', id: 'vs' },
            { compose: { include: [{ concept: [{ code: 'a', extension: score(8) }] }] } },
          ),
          beyond(
            { resourceType: 'CodeSystem', id: 'cs' },
            { url: 'urn:cs', concept: [{ code: 'a', extension: score(16) }] },
          ),
        ],
      },
    );
    const session = openForm(form, options);
    for (const { linkId } of form.item ?? []) {
      const [option] = session.item(linkId)?.options ?? [];
      if (!option) continue;
      const { extension: _, ...answer } = option;
      session.setAnswer(linkId, [answer]);
    }
    expect(session.item('sum')?.answer).toEqual([{ valueDecimal: 63 }]);
  });

  it('FRM42 an unanswered part gives no total, and “don’t know” is an answer', () => {
    const form = toForm([
      scored('a', [0, 2]),
      scored('b', [0, 1]),
      sum(`${answers('a')}.value.ordinal() + ${answers('b')}.value.ordinal()`),
    ]);
    const session = openForm(form, options);
    session.setAnswer('a', chosen(1));
    expect(session.item('sum')?.answer).toEqual([]);
    session.setAnswer('b', chosen(0));
    expect(session.item('sum')?.answer).toEqual([{ valueDecimal: 2 }]);
    session.setAnswer('b', []);
    expect(session.item('sum')?.answer).toEqual([]);
  });

  it('FRM43 an expression that looks at too much is ended and named, and the form goes on', () => {
    const endless = `'text'${'.select($this & $this)'.repeat(30)}.length()`;
    const form = toForm([
      { linkId: 'a', type: 'integer', extension: [calculated(endless)] },
      { linkId: 'b', type: 'integer', extension: [calculated('1 + 1')] },
    ]);
    const session = openForm(form, options);
    expect(session.item('a')?.answer).toEqual([]);
    expect(session.item('b')?.answer).toEqual([{ valueInteger: 2 }]);
    expect(session.findings()).toMatchObject([
      { reason: 'expressionFailed', linkId: 'a', detail: 'the expression looks at too much' },
    ]);
  });

  it('FRM41 a loss of exactly five per cent is five per cent', () => {
    const value = (linkId: string) => `${answers(linkId)}.value`;
    const form = toForm([
      { linkId: 'was', type: 'decimal' },
      { linkId: 'is', type: 'decimal' },
      {
        linkId: 'loss',
        type: 'decimal',
        extension: [calculated(`(${value('was')} - ${value('is')}) * 100 / ${value('was')}`)],
      },
      {
        linkId: 'from5',
        type: 'boolean',
        extension: [calculated(`(${value('was')} - ${value('is')}) * 100 / ${value('was')} >= 5`)],
      },
    ]);
    const session = openForm(form, options);
    session.setAnswer('was', [{ valueDecimal: 72 }]);
    session.setAnswer('is', [{ valueDecimal: 68.4 }]);
    expect(session.item('loss')?.answer).toEqual([{ valueDecimal: 5 }]);
    expect(session.item('from5')?.answer).toEqual([{ valueBoolean: true }]);
  });

  it('FRM35 Helsenorge’s copies and sums by string expressions', () => {
    const receiver: Extension = {
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
      valueCodeableConcept: { coding: [{ code: 'data-receiver' }] },
    };
    const from = "QuestionnaireResponse.descendants().where(linkId='a').answer.value";
    const form = toForm([
      { linkId: 'g', type: 'group', item: [{ linkId: 'a', type: 'integer' }] },
      {
        linkId: 'copy',
        type: 'integer',
        readOnly: true,
        extension: [receiver, coreExtension('cqf-expression', { valueString: from })],
      },
      {
        linkId: 'sum',
        type: 'quantity',
        extension: [
          {
            url: 'http://ehelse.no/fhir/StructureDefinition/sdf-calculatedExpression',
            valueString: `${from} + ${from}`,
          },
        ],
      },
    ]);
    const session = openForm(form, options);
    session.setAnswer('g/a', [{ valueInteger: 4 }]);
    expect(session.item('copy')?.answer).toEqual([{ valueInteger: 4 }]);
    expect(session.item('sum')?.answer).toEqual([{ valueQuantity: { value: 8 } }]);
  });
});
