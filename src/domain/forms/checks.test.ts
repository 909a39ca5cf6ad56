import { describe, expect, it } from 'vitest';
import type { Extension, QuestionnaireItem, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { openForm } from './open-form.ts';
import { beyond, calculated, coreExtension, scored, sdcExpression, toForm } from './test-form.ts';

const options = { today: '2026-11-21' };
type Answer = QuestionnaireResponseAnswer;

function issuesOf(item: Omit<QuestionnaireItem, 'linkId'>, answer: readonly Answer[]): readonly unknown[] {
  const session = openForm(toForm([{ linkId: 'x', ...item }]), options);
  session.setAnswer('x', answer);
  return (session.item('x')?.issues ?? []).map(({ reason, limit }) =>
    limit === undefined ? reason : [reason, limit],
  );
}

const limit = (name: string, value: Omit<Extension, 'url'>): readonly Extension[] => [
  coreExtension(name, value),
];

describe('checks', () => {
  it.each<[Omit<QuestionnaireItem, 'linkId'>, readonly Answer[], readonly unknown[]]>([
    [
      { type: 'integer', extension: limit('minValue', { valueInteger: 3 }) },
      [{ valueInteger: 2 }],
      [['minValue', 3]],
    ],
    [{ type: 'integer', extension: limit('minValue', { valueInteger: 3 }) }, [{ valueInteger: 3 }], []],
    [{ type: 'decimal', extension: limit('maxValue', { valueDecimal: 0.3 }) }, [{ valueDecimal: 0.3 }], []],
    [
      { type: 'decimal', extension: limit('maxValue', { valueDecimal: 0.3 }) },
      [{ valueDecimal: 0.31 }],
      [['maxValue', 0.3]],
    ],
    [
      { type: 'quantity', extension: limit('maxValue', { valueQuantity: { value: 5 } }) },
      [{ valueQuantity: { value: 6 } }],
      [['maxValue', 5]],
    ],
    [
      { type: 'date', extension: limit('minValue', { valueDate: '2026-01-01' }) },
      [{ valueDate: '2025-12-31' }],
      [['minValue', '2026-01-01']],
    ],
    [
      { type: 'dateTime', extension: limit('maxValue', { valueDateTime: '2026-01-01T12:00:00+01:00' }) },
      [{ valueDateTime: '2026-01-01T11:30:00Z' }],
      [['maxValue', '2026-01-01T12:00:00+01:00']],
    ],
    [
      { type: 'time', extension: limit('minValue', { valueTime: '08:00:00' }) },
      [{ valueTime: '07:59:00' }],
      [['minValue', '08:00:00']],
    ],
    [
      { type: 'decimal', extension: limit('maxDecimalPlaces', { valueInteger: 1 }) },
      [{ valueDecimal: 1.25 }],
      [['maxDecimalPlaces', 1]],
    ],
    [{ type: 'string', maxLength: 3 }, [{ valueString: 'æøåæ' }], [['maxLength', 3]]],
    [{ type: 'string', extension: limit('minLength', { valueInteger: 3 }) }, [{ valueString: '👩‍⚕️' }], []],
    [
      { type: 'string', extension: limit('minLength', { valueInteger: 3 }) },
      [{ valueString: 'ab' }],
      [['minLength', 3]],
    ],
    [
      { type: 'string', extension: limit('regex', { valueString: '\\d{4}' }) },
      [{ valueString: '12345' }],
      ['regex'],
    ],
    [{ type: 'string', extension: limit('regex', { valueString: '\\d{4}' }) }, [{ valueString: '1234' }], []],
    [{ type: 'integer' }, [{ valueInteger: 1.5 }], ['notANumber']],
    [{ type: 'integer' }, [{ valueString: 'x' }], ['notANumber']],
    [{ type: 'date' }, [{ valueDate: '2026-02-30' }], ['notADate']],
    [{ type: 'date' }, [{ valueDate: '2026-02' }], []],
    [{ type: 'time' }, [{ valueTime: '25:00' }], ['notADate']],
    [{ type: 'dateTime' }, [{ valueDateTime: '2026-02-28T23:59:00+01:00' }], []],
    [scored('x'), [{ valueCoding: { system: 'urn:test', code: 'zz' } }], ['notAnOption']],
    [{ ...scored('x'), type: 'open-choice' }, [{ valueString: 'my own' }], []],
    [
      { type: 'quantity', extension: limit('questionnaire-unitOption', { valueCoding: { code: 'kg' } }) },
      [{ valueQuantity: { value: 1, code: 'g' } }],
      [['wrongUnit', 'g']],
    ],
    [
      { type: 'string', repeats: true, extension: limit('questionnaire-maxOccurs', { valueInteger: 1 }) },
      [{ valueString: 'a' }, { valueString: 'b' }],
      [['maxOccurs', 1]],
    ],
    [
      { type: 'attachment', extension: limit('maxSize', { valueDecimal: 2048 }) },
      [{ valueAttachment: { size: 2049 } }],
      [['attachmentSize', 2048]],
    ],
    [
      { type: 'attachment', extension: limit('maxSize', { valueDecimal: 20 }) },
      [{ valueAttachment: { size: 2049 } }],
      [],
    ],
    [
      { type: 'attachment', extension: limit('maxSize', { valueDecimal: 2.5 }) },
      [{ valueAttachment: { size: 2_500_001 } }],
      [['attachmentSize', 2_500_000]],
    ],
    [
      { type: 'attachment', extension: limit('mimeType', { valueCode: 'image/*' }) },
      [{ valueAttachment: { contentType: 'text/html' } }],
      [['attachmentType', 'text/html']],
    ],
    [
      { type: 'attachment', extension: limit('mimeType', { valueCode: 'image/*' }) },
      [{ valueAttachment: { contentType: 'image/png' } }],
      [],
    ],
  ])('FRM54 %j with %j', (item, answer, expected) => {
    expect(issuesOf(item, answer)).toEqual(expected);
  });

  it('FRM54 limits by expression follow the answers, with the form’s own words', () => {
    const today = { valueExpression: { language: 'text/fhirpath', expression: 'today()' } };
    const max: Extension = beyond(coreExtension('maxValue', {}), {
      _valueDate: { extension: [coreExtension('cqf-calculatedValue', today)] },
    });
    const words: Extension = {
      url: 'http://ehelse.no/fhir/StructureDefinition/validationtext',
      valueString: 'Ikke fram i tid',
    };
    const session = openForm(toForm([{ linkId: 'x', type: 'date', extension: [max, words] }]), options);
    session.setAnswer('x', [{ valueDate: '2026-11-22' }]);
    expect(session.item('x')?.issues).toEqual([
      { path: 'x', reason: 'maxValue', severity: 'error', limit: '2026-11-21', message: 'Ikke fram i tid' },
    ]);
    session.setAnswer('x', [{ valueDate: '2026-11-21' }]);
    expect(session.item('x')?.issues).toEqual([]);
  });

  it('FRM54 a range that follows the answers is told to who draws it, and the words keep their translations', () => {
    const most = {
      valueExpression: { language: 'text/fhirpath', expression: '%resource.item[0].answer.value' },
    };
    const words: Extension = beyond(
      { url: 'http://helsenorge.no/fhir/StructureDefinition/validationtext', valueString: 'For mange' },
      { _valueString: { extension: [coreExtension('translation', {})] } },
    );
    const session = openForm(
      toForm([
        { linkId: 'all', type: 'integer' },
        {
          linkId: 'some',
          type: 'integer',
          extension: [coreExtension('minValue', { valueInteger: 1 }), coreExtension('maxValue', most), words],
        },
      ]),
      options,
    );
    expect(session.item('all')?.range).toBeUndefined();
    expect(session.item('some')?.range).toEqual({ min: 1 });
    session.setAnswer('all', [{ valueInteger: 4 }]);
    expect(session.item('some')?.range).toEqual({ min: 1, max: 4 });
    session.setAnswer('some', [{ valueInteger: 5 }]);
    expect(session.item('some')?.issues).toMatchObject([
      { reason: 'maxValue', limit: 4, message: 'For mange', messageBeside: { extension: [{}] } },
    ]);
  });

  it('FRM55 what is missing is said on review, where it can be mended', () => {
    const required = { type: 'string', required: true } as const;
    const session = openForm(
      toForm([
        { linkId: 'a', ...required },
        { linkId: 'hidden', ...required, extension: limit('questionnaire-hidden', { valueBoolean: true }) },
        { linkId: 'read', ...required, readOnly: true },
        { linkId: 'sum', ...required, type: 'integer', extension: [calculated('{}')] },
        { linkId: 'off', ...required, enableWhen: [{ question: 'a', operator: '=', answerString: 'x' }] },
        {
          linkId: 'two',
          type: 'string',
          repeats: true,
          extension: limit('questionnaire-minOccurs', { valueInteger: 2 }),
        },
        {
          linkId: 'g',
          type: 'group',
          required: true,
          repeats: true,
          item: [{ linkId: 'n', type: 'string' }],
        },
      ]),
      options,
    );
    const missing = () => session.review().map(({ path, reason }) => `${path} ${reason}`);
    expect(session.item('a')?.issues).toEqual([]);
    expect(missing()).toEqual(['a required', 'two required', 'g[1] required']);
    session.addRepeat('g[1]');
    session.setAnswer('two', [{ valueString: '1' }]);
    session.setAnswer('a', [{ valueString: 'x' }]);
    expect(missing()).toEqual(['off required', 'two minOccurs', 'g[1] required']);
    session.setAnswer('g[1]/n', [{ valueString: '1' }]);
    session.setAnswer('off', [{ valueString: '1' }]);
    session.setAnswer('two', [{ valueString: '1' }, { valueString: '2' }]);
    expect(missing()).toEqual([]);
  });

  it('FRM55 required and read-only may follow the answers too', () => {
    const beside = (expression: string) => ({
      extension: [
        coreExtension('cqf-expression', { valueExpression: { language: 'text/fhirpath', expression } }),
      ],
    });
    const answerOfA = "%resource.item.where(linkId='a').answer.value";
    const form = toForm([
      { linkId: 'a', type: 'boolean' },
      beyond({ linkId: 'b', type: 'string' } as const, { _required: beside(answerOfA) }),
      beyond({ linkId: 'c', type: 'string' } as const, { _readOnly: beside(answerOfA) }),
    ]);
    const session = openForm(form, options);
    expect([session.item('b')?.required, session.item('c')?.readOnly]).toEqual([false, false]);
    session.setAnswer('a', [{ valueBoolean: true }]);
    expect([session.item('b')?.required, session.item('c')?.readOnly]).toEqual([true, true]);
  });

  it('FRM56 a constraint is broken by a plain no, not by silence', () => {
    const constraint: Extension = {
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-constraint',
      extension: [
        { url: 'key', valueId: 'c1' },
        { url: 'severity', valueCode: 'error' },
        { url: 'human', valueString: 'Over- må være høyere enn undertrykk.' },
        {
          url: 'expression',
          valueString:
            "%resource.item.where(linkId='over').answer.value > %resource.item.where(linkId='under').answer.value",
        },
      ],
    };
    const session = openForm(
      toForm([
        { linkId: 'over', type: 'integer' },
        { linkId: 'under', type: 'integer', extension: [constraint] },
      ]),
      options,
    );
    expect(session.review()).toEqual([]);
    session.setAnswer('over', [{ valueInteger: 80 }]);
    expect(session.review()).toEqual([]);
    session.setAnswer('under', [{ valueInteger: 120 }]);
    expect(session.item('under')?.issues).toEqual([
      {
        path: 'under',
        reason: 'constraint',
        severity: 'error',
        message: 'Over- må være høyere enn undertrykk.',
      },
    ]);
    session.setAnswer('over', [{ valueInteger: 130 }]);
    expect(session.item('under')?.issues).toEqual([]);
  });

  it('FRM56 a targetConstraint stands on a group or the whole form, as an error or a warning', () => {
    const constraint = (severity: string, human: string, expression: string): Extension => ({
      url: 'http://hl7.org/fhir/StructureDefinition/targetConstraint',
      extension: [
        { url: 'key', valueId: human },
        { url: 'severity', valueCode: severity },
        { url: 'human', valueString: human },
        { url: 'expression', valueExpression: { language: 'text/fhirpath', expression } },
      ],
    });
    const form = toForm(
      [
        {
          linkId: 'g',
          type: 'group',
          extension: [constraint('error', 'Sum', "item.where(linkId='a').answer.value < 5")],
          item: [{ linkId: 'a', type: 'integer' }],
        },
      ],
      { extension: [constraint('warning', 'Whole', '%resource.descendants().answer.value != 7')] },
    );
    const session = openForm(form, options);
    session.setAnswer('g/a', [{ valueInteger: 7 }]);
    expect(session.item('g')?.issues.map(({ message }) => message)).toEqual(['Sum']);
    expect(session.review().map(({ path, severity, message }) => [path, severity, message])).toEqual([
      ['', 'warning', 'Whole'],
      ['g', 'error', 'Sum'],
    ]);
    session.setAnswer('g/a', [{ valueInteger: 4 }]);
    expect(session.review()).toEqual([]);
  });

  it('FRM57 progress counts what can be answered by hand now', () => {
    const session = openForm(
      toForm([
        { linkId: 'a', type: 'boolean' },
        {
          linkId: 'b',
          type: 'string',
          extension: [sdcExpression('enableWhenExpression', "%resource.item.where(linkId='a').answer.value")],
        },
        { linkId: 'sum', type: 'integer', extension: [calculated('1')] },
        { linkId: 'd', type: 'display' },
      ]),
      options,
    );
    expect(session.progress()).toEqual({ answered: 0, total: 1 });
    session.setAnswer('a', [{ valueBoolean: true }]);
    expect(session.progress()).toEqual({ answered: 1, total: 2 });
  });

  it('FRM58 a regular expression that cannot be checked is named and stops nobody', () => {
    const session = openForm(
      toForm([{ linkId: 'x', type: 'string', extension: limit('regex', { valueString: '(?=a)b' }) }]),
      options,
    );
    session.setAnswer('x', [{ valueString: 'anything' }]);
    expect(session.review()).toEqual([]);
    expect(session.findings()).toEqual([{ reason: 'regexUnsupported', linkId: 'x', detail: '(?=a)b' }]);
  });
});
