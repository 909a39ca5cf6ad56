import { describe, expect, it } from 'vitest';
import { openForm } from '#domain/forms/open-form.ts';
import { parseQuestionnaire } from './parse-questionnaire.ts';

const form = (item: readonly unknown[], more: object = {}) => ({
  resourceType: 'Questionnaire',
  url: 'urn:test:form',
  version: '1',
  status: 'active',
  item,
  ...more,
});
const reasons = (found: readonly { readonly reason: string }[]): readonly string[] =>
  found.map(({ reason }) => reason);

describe('FRM61 what cannot be used is refused with its reason', () => {
  it.each([
    ['notJson', 'not json'],
    ['notJson', '{"resourceType":"Questionnaire",'],
    ['notAQuestionnaire', '[]'],
    ['notAQuestionnaire', 'null'],
    ['notAQuestionnaire', '{"resourceType":"Patient"}'],
    [
      'noQuestionnaireInBundle',
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}}]}',
    ],
    ['noItems', '{"resourceType":"Questionnaire"}'],
    ['tooLarge', `"${'x'.repeat(5 * 1024 * 1024)}"`],
    ['tooDeep', '['.repeat(100_000)],
    ['tooDeep', `{"resourceType":"Questionnaire","item":${'[{"item":'.repeat(5000)}1${'}]'.repeat(5000)}}`],
  ])('FRM61 %s', (reason, text) => {
    const report = parseQuestionnaire(text);
    expect(report.ok).toBe(false);
    expect(reasons(report.errors)).toEqual([reason]);
  });

  it('FRM61 brackets in a text are no depth, whatever quotes and backslashes stand beside them', () => {
    const text = `${'['.repeat(500)} " \\ " ${'{'.repeat(500)} \\`;
    const given = { resourceType: 'Questionnaire', item: [{ linkId: '1', type: 'display', text }] };
    expect(parseQuestionnaire(JSON.stringify(given)).questionnaire?.item?.[0]?.text).toBe(text);
  });

  it('FRM61 a value that bites its own tail is too deep, not endless', () => {
    const circle: Record<string, unknown> = { resourceType: 'Questionnaire' };
    circle['item'] = [circle];
    expect(reasons(parseQuestionnaire(circle).errors)).toEqual(['tooDeep']);
  });
});

describe('FRM62 what is missing is mended', () => {
  it('FRM62 url, version and status; the same form gets the same', () => {
    const bare = {
      resourceType: 'Questionnaire',
      title: 'Fall på røde ører',
      item: [{ linkId: '1', type: 'string' }],
    };
    const [first, second] = [parseQuestionnaire(bare), parseQuestionnaire(JSON.stringify(bare))];
    expect(reasons(first.repaired)).toEqual(['missingUrl', 'missingVersion', 'missingStatus']);
    expect(first.questionnaire?.url).toBe('urn:visitt:questionnaire:fall-pa-rode-orer');
    expect(first.questionnaire?.status).toBe('unknown');
    expect(second.questionnaire).toEqual(first.questionnaire);
    const other = parseQuestionnaire({ ...bare, item: [{ linkId: '1', type: 'text' }] });
    expect(other.questionnaire?.url).toBe(first.questionnaire?.url);
    expect(other.questionnaire?.version).not.toBe(first.questionnaire?.version);
  });

  it('FRM63 the later of two equal linkIds is renamed, and conditions go on meaning the first', () => {
    const report = parseQuestionnaire(
      form([
        { linkId: 'a', type: 'boolean' },
        { linkId: 'a', type: 'string', text: 'Den andre' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }] },
        { type: 'string' },
      ]),
    );
    expect(report.questionnaire?.item?.map(({ linkId }) => linkId)).toEqual(['a', 'a-2', 'b', 'item-2']);
    expect(report.repaired).toMatchObject([
      { reason: 'duplicateLinkId', path: 'item[1].linkId', itemText: 'Den andre' },
      { reason: 'missingLinkId', path: 'item[3].linkId' },
    ]);
    if (!report.ok) return;
    const session = openForm(report.questionnaire, { today: '2026-11-21' });
    expect(session.item('b')?.enabled).toBe(false);
    session.setAnswer('a', [{ valueBoolean: true }]);
    expect(session.item('b')?.enabled).toBe(true);
  });

  it('FRM64 types of other versions, options without a value, conditions nobody can meet', () => {
    const report = parseQuestionnaire(
      form([
        {
          linkId: '1',
          type: 'coding',
          answerConstraint: 'optionsOrString',
          answerOption: [{ valueString: 'x' }, {}],
        },
        {
          linkId: '2',
          type: 'question',
          enableWhen: [{ question: 'nowhere', operator: '=', answerBoolean: true }],
        },
      ]),
    );
    expect(report.questionnaire?.item?.map(({ type }) => type)).toEqual(['open-choice', 'string']);
    expect(reasons(report.repaired)).toEqual([
      'unknownType',
      'emptyOptionDropped',
      'unknownType',
      'conditionDropped',
    ]);
    expect(report.questionnaire?.item?.[1]?.enableWhen).toBeUndefined();
  });

  it('FRM64 Helsenorge’s texts to read become display items without a word', () => {
    const extension = [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
        valueCodeableConcept: { coding: [{ code: 'help' }] },
      },
    ];
    const help = { linkId: 'h', type: 'text', required: true, text: 'Slik måler du', extension };
    const report = parseQuestionnaire(form([{ linkId: '1', type: 'decimal', item: [help] }]));
    expect(report.questionnaire?.item?.[0]?.item).toEqual([
      { linkId: 'h', type: 'display', text: 'Slik måler du', extension },
    ]);
    expect(report.repaired).toEqual([]);
  });

  it('FRM65 a part of the wrong kind is corrected or left out, the rest is kept', () => {
    const report = parseQuestionnaire(
      form([
        { linkId: '1', type: 'string', required: 'true', maxLength: '20', text: 7, readOnly: { yes: true } },
      ]),
    );
    expect(report.questionnaire?.item?.[0]).toEqual({
      linkId: '1',
      type: 'string',
      required: true,
      maxLength: 20,
    });
    expect(reasons(report.repaired).toSorted()).toEqual([
      'fieldCorrected',
      'fieldCorrected',
      'fieldDropped',
      'fieldDropped',
    ]);
  });
});

describe('FRM66 hostile input is harmless', () => {
  it('FRM66 names that reach into every object are left out', () => {
    const text =
      '{"resourceType":"Questionnaire","__proto__":{"polluted":1},"item":[{"linkId":"1","type":"string","constructor":{"prototype":{"polluted":1}}}]}';
    const report = parseQuestionnaire(text);
    expect(report.ok).toBe(true);
    expect(reasons(report.repaired).filter((reason) => reason === 'unsafeKey')).toHaveLength(2);
    expect(Object.getOwnPropertyNames(report.questionnaire?.item?.[0] ?? {})).toEqual(['linkId', 'type']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('FRM66 linkIds named after what every object has are plain linkIds', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const report = parseQuestionnaire(form(names.map((linkId) => ({ linkId, type: 'string' }))));
    if (!report.ok) throw new Error('refused');
    const session = openForm(report.questionnaire, { today: '2026-11-21' });
    for (const name of names) session.setAnswer(name, [{ valueString: name }]);
    expect(session.response().item?.map(({ linkId }) => linkId)).toEqual(names);
  });

  it('FRM66 a regular expression that explodes is checked in linear time', () => {
    const report = parseQuestionnaire(
      form([
        {
          linkId: '1',
          type: 'string',
          extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString: '^(a+)+$' }],
        },
      ]),
    );
    if (!report.ok) throw new Error('refused');
    const session = openForm(report.questionnaire, { today: '2026-11-21' });
    session.setAnswer('1', [{ valueString: `${'a'.repeat(20_000)}!` }]);
    expect(reasons(session.item('1')?.issues ?? [])).toEqual(['regex']);
    session.setAnswer('1', [{ valueString: 'a'.repeat(20_000) }]);
    expect(session.item('1')?.issues).toEqual([]);
  });

  it('FRM66 an expression that would never end is ended and named', () => {
    const endless =
      '%questionnaire.descendants().select(%questionnaire.descendants().select(%questionnaire.descendants())).count()';
    const report = parseQuestionnaire(
      form([
        ...Array.from({ length: 400 }, (_, index) => ({ linkId: `q${index}`, type: 'string' })),
        {
          linkId: 'sum',
          type: 'integer',
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
              valueExpression: { language: 'text/fhirpath', expression: endless },
            },
          ],
        },
      ]),
    );
    if (!report.ok) throw new Error('refused');
    const session = openForm(report.questionnaire, { today: '2026-11-21' });
    expect(session.item('sum')?.answer).toEqual([]);
    expect(session.findings()).toMatchObject([
      { reason: 'expressionFailed', linkId: 'sum', expression: endless },
    ]);
  });

  it('FRM66 twenty thousand options and thousands of items open', () => {
    const answerOption = Array.from({ length: 20_000 }, (_, index) => ({
      valueCoding: { code: `c${index}` },
    }));
    const items = Array.from({ length: 5000 }, (_, index) => ({ linkId: `q${index}`, type: 'integer' }));
    const report = parseQuestionnaire(form([{ linkId: 'long', type: 'choice', answerOption }, ...items]));
    if (!report.ok) throw new Error('refused');
    const session = openForm(report.questionnaire, { today: '2026-11-21' });
    session.setAnswer('long', [{ valueCoding: { code: 'c19999' } }]);
    expect(session.item('long')?.issues).toEqual([]);
    expect(session.progress()).toEqual({ answered: 1, total: 5001 });
  });
});

describe('FRM67 bundles', () => {
  const nb = form([{ linkId: '1', type: 'choice', answerValueSet: 'http://example.org/vs|1' }], {
    language: 'nb-NO',
  });
  const nn = { ...nb, language: 'nn-NO', title: 'Nynorsk' };
  const terms = {
    resourceType: 'ValueSet',
    url: 'http://example.org/vs',
    compose: { include: [{ system: 'urn:s', concept: [{ code: 'a', display: 'A' }] }] },
  };
  const bundle = { resourceType: 'Bundle', entry: [nb, nn, terms].map((resource) => ({ resource })) };

  it('FRM67 one resource a language: the wanted one is the form, the others stand beside it', () => {
    const report = parseQuestionnaire(bundle, 'nn');
    expect(report.questionnaire?.title).toBe('Nynorsk');
    expect(report.languages.map(({ language }) => language)).toEqual(['nb-NO']);
  });

  it('FRM68 value sets in the bundle become the options; one that is elsewhere is named', () => {
    const report = parseQuestionnaire(bundle);
    expect(report.unsupported).toEqual([]);
    if (!report.ok) throw new Error('refused');
    const session = openForm(report.questionnaire, { today: '2026-11-21' });
    expect(session.item('1')?.options).toMatchObject([
      { valueCoding: { system: 'urn:s', code: 'a', display: 'A' } },
    ]);
    expect(parseQuestionnaire(nb).unsupported).toMatchObject([
      { reason: 'missingValueSet', linkId: '1', detail: 'http://example.org/vs|1' },
    ]);
  });
});
