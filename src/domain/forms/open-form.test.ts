import { describe, expect, it } from 'vitest';
import type { QuestionnaireItem, QuestionnaireResponse } from '../fhir/types.ts';
import { openForm } from './open-form.ts';
import { calculated, chosen, coreExtension, scored, sdcExpression, toForm } from './test-form.ts';

const options = { today: '2026-11-21' };
const text = (linkId: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'string',
  ...more,
});
const draft = (item: QuestionnaireResponse['item']): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'in-progress',
  ...(item ? { item } : {}),
});

describe('answers', () => {
  it('FRM1 the response holds the answers and names the form and its version', () => {
    const session = openForm(toForm([text('a')]), options);
    session.setAnswer('a', [{ valueString: 'x' }]);
    expect(session.response()).toEqual({
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'urn:test:form|1',
      status: 'in-progress',
      item: [{ linkId: 'a', answer: [{ valueString: 'x' }] }],
    });
    session.setAnswer('a', []);
    expect(session.response().item).toBeUndefined();
  });

  it('FRM2 items lie in the form’s order, and unknown ones are kept but not signed', () => {
    const form = toForm([text('a', { text: 'Første' }), text('b')]);
    const response = draft([
      { linkId: 'gone', answer: [{ valueString: 'old' }] },
      { linkId: 'b', answer: [{ valueString: '2' }] },
    ]);
    const session = openForm(form, { ...options, response });
    session.setAnswer('a', [{ valueString: '1' }]);
    expect(session.response().item?.map(({ linkId }) => linkId)).toEqual(['a', 'b', 'gone']);
    expect(session.toSigned()).toMatchObject({
      status: 'completed',
      item: [{ linkId: 'a', text: 'Første' }, { linkId: 'b' }],
    });
    expect(session.findings()).toEqual([{ reason: 'unknownItem', linkId: 'gone' }]);
  });

  it('FRM2 unknown items below an answer are kept as well', () => {
    const item = [
      {
        linkId: 'a',
        answer: [{ valueString: 'x', item: [{ linkId: 'gone', answer: [{ valueString: 'y' }] }] }],
      },
    ];
    const session = openForm(toForm([text('a')]), { ...options, response: draft(item) });
    expect(session.response().item).toEqual(item);
    expect(session.toSigned().item).toEqual([{ linkId: 'a', answer: [{ valueString: 'x' }] }]);
    expect(session.findings()).toEqual([{ reason: 'unknownItem', linkId: 'gone' }]);
  });

  it('FRM3 answers of disabled items are kept, but neither signed nor counted', () => {
    const form = toForm([
      { linkId: 'ask', type: 'boolean' },
      { ...scored('s'), enableWhen: [{ question: 'ask', operator: '=', answerBoolean: true }] },
      {
        linkId: 'sum',
        type: 'integer',
        extension: [calculated("%resource.item.where(linkId='s').answer.value.ordinal().sum()")],
      },
    ]);
    const session = openForm(form, options);
    session.setAnswer('ask', [{ valueBoolean: true }]);
    session.setAnswer('s', chosen(2));
    expect(session.item('sum')?.answer).toEqual([{ valueInteger: 2 }]);
    session.setAnswer('ask', [{ valueBoolean: false }]);
    expect(session.item('sum')?.answer).toEqual([]);
    expect(session.response().item?.map(({ linkId }) => linkId)).toEqual(['ask', 's']);
    expect(session.toSigned().item?.map(({ linkId }) => linkId)).toEqual(['ask']);
    session.setAnswer('ask', [{ valueBoolean: true }]);
    expect(session.item('sum')?.answer).toEqual([{ valueInteger: 2 }]);
  });

  it('FRM4 questions below an answer come with it, help is always there', () => {
    const below = [text('why'), { linkId: 'help', type: 'display', text: 'Hjelp' } as const];
    const session = openForm(toForm([{ linkId: 'q', type: 'boolean', item: below }]), options);
    expect(session.children('q')).toEqual(['q>help']);
    session.setAnswer('q', [{ valueBoolean: true }]);
    expect(session.children('q')).toEqual(['q>help', 'q>why']);
    session.setAnswer('q>why', [{ valueString: 'derfor' }]);
    expect(session.response().item).toEqual([
      {
        linkId: 'q',
        answer: [{ valueBoolean: true, item: [{ linkId: 'why', answer: [{ valueString: 'derfor' }] }] }],
      },
    ]);
  });

  it('FRM4 each answer of a question that repeats has its own questions, by the answer’s id', () => {
    const session = openForm(toForm([{ ...scored('q'), repeats: true, item: [text('why')] }]), options);
    session.setAnswer('q', [...chosen(0), ...chosen(1)]);
    expect(session.children('q')).toEqual(['q[n1]>why', 'q[n2]>why']);
    session.setAnswer('q[n2]>why', [{ valueString: 'to' }]);
    const [, second] = session.item('q')?.answer ?? [];
    session.setAnswer('q', second ? [second] : []);
    expect(session.children('q')).toEqual(['q[n2]>why']);
    expect(session.item('q[n2]>why')?.answer).toEqual([{ valueString: 'to' }]);
  });

  it('FRM5 what lay below an answer comes back with it and is told to who stores', () => {
    const session = openForm(toForm([{ linkId: 'q', type: 'boolean', item: [text('why')] }]), options);
    session.setAnswer('q', [{ valueBoolean: true }]);
    session.setAnswer('q>why', [{ valueString: 'derfor' }]);
    const before = session.response();
    session.setAnswer('q', []);
    expect(session.response().item).toBeUndefined();
    expect(session.setAnswer('q', [{ valueBoolean: true }])).toEqual([
      { path: 'q', answer: [{ valueBoolean: true }] },
      { path: 'q>why', answer: [{ valueString: 'derfor' }] },
    ]);
    expect(session.response()).toEqual(before);
  });

  it('FRM6 FRM7 repeats keep their ids, and the last leaves an empty one', () => {
    const form = toForm([{ linkId: 'g', type: 'group', repeats: true, item: [text('a')] }]);
    const session = openForm(form, { ...options, newId: () => 'k3' });
    expect(session.children(null)).toEqual(['g[1]']);
    expect(session.addRepeat('g[1]')).toBe('g[k3]');
    session.setAnswer('g[k3]/a', [{ valueString: 'x' }]);
    expect(session.response().item).toEqual([
      { linkId: 'g', id: 'k3', item: [{ linkId: 'a', answer: [{ valueString: 'x' }] }] },
    ]);
    session.removeRepeat('g[1]');
    expect(session.children(null)).toEqual(['g[k3]']);
    expect(session.removeRepeat('g[k3]')).toEqual([{ path: 'g[k3]/a', answer: [] }]);
    expect(session.children(null)).toHaveLength(1);
    expect(session.response().item).toBeUndefined();
  });

  it('FRM8 setAnswer returns the answers that followed, opening those it filled in', () => {
    const form = toForm([
      { linkId: 'a', type: 'integer', initial: [{ valueInteger: 2 }] },
      {
        linkId: 'b',
        type: 'integer',
        extension: [calculated("%resource.item.where(linkId='a').answer.value * 2")],
      },
    ]);
    const session = openForm(form, options);
    expect(session.changesAtOpening).toEqual([
      { path: 'a', answer: [{ valueInteger: 2 }] },
      { path: 'b', answer: [{ valueInteger: 4 }] },
    ]);
    expect(session.setAnswer('a', [{ valueInteger: 5 }])).toEqual([
      { path: 'a', answer: [{ valueInteger: 5 }] },
      { path: 'b', answer: [{ valueInteger: 10 }] },
    ]);
    expect(session.setAnswer('a', [{ valueInteger: 5 }])).toEqual([]);
  });

  it('FRM9 what cannot be answered stays as it is', () => {
    const form = toForm([
      { linkId: 'g', type: 'group', item: [{ linkId: 'd', type: 'display' }] },
      { linkId: 'b', type: 'integer', extension: [calculated('2 + 2')] },
    ]);
    const session = openForm(form, options);
    const before = session.response();
    for (const path of ['g', 'g/d', 'b', 'nowhere', 'g/nowhere', '', '[[', 'b[1]>x']) {
      expect(session.setAnswer(path, [{ valueInteger: 1 }])).toEqual([]);
      expect(session.removeRepeat(path)).toEqual([]);
      expect(session.addRepeat(path)).toBe(path);
    }
    expect(session.response()).toEqual(before);
  });

  it('FRM9 a text whose control is for reading is no question', () => {
    const help = coreExtension('questionnaire-itemControl', {
      valueCodeableConcept: { coding: [{ code: 'help' }] },
    });
    const form = toForm([
      {
        linkId: 'q',
        type: 'boolean',
        item: [{ linkId: 'h', type: 'text', required: true, extension: [help] }],
      },
    ]);
    const session = openForm(form, options);
    expect(session.children('q')).toEqual(['q>h']);
    expect(session.setAnswer('q>h', [{ valueString: 'x' }])).toEqual([]);
    expect([session.progress().total, session.review()]).toEqual([1, []]);
  });

  it('FRM10 an exclusive option stands alone', () => {
    const item = scored('q');
    const form = toForm([
      {
        ...item,
        repeats: true,
        answerOption: (item.answerOption ?? []).map((option, index) =>
          index === 2
            ? {
                ...option,
                extension: [coreExtension('questionnaire-optionExclusive', { valueBoolean: true })],
              }
            : option,
        ),
      },
    ]);
    const session = openForm(form, options);
    session.setAnswer('q', [...chosen(0), ...chosen(1)]);
    session.setAnswer('q', [...chosen(0), ...chosen(1), ...chosen(2)]);
    expect(session.item('q')?.answer).toEqual(chosen(2));
    session.setAnswer('q', [...chosen(2), ...chosen(1)]);
    expect(session.item('q')?.answer).toEqual(chosen(1));
  });

  it('FRM11 one answer where one is asked for, and nothing empty', () => {
    const session = openForm(toForm([text('a'), scored('q')]), options);
    session.setAnswer('a', [{ valueString: '' }]);
    session.setAnswer('q', [...chosen(1), ...chosen(2)]);
    expect(session.response().item).toEqual([{ linkId: 'q', answer: chosen(1) }]);
  });
});

describe('dependencies', () => {
  const form = toForm([
    { linkId: 'a', type: 'integer' },
    {
      linkId: 'b',
      type: 'integer',
      extension: [calculated("%resource.item.where(linkId='a').answer.value + 1")],
    },
    text('c', { enableWhen: [{ question: 'b', operator: '>', answerInteger: 5 }] }),
    text('untouched', {
      extension: [sdcExpression('enableWhenExpression', "%resource.item.where(linkId='c').exists().not()")],
    }),
  ]);

  it('FRM21 only what changed is told and made anew', () => {
    const session = openForm(form, options);
    const told: string[] = [];
    for (const path of ['a', 'b', 'c', 'untouched']) session.subscribe(path, () => told.push(path));
    const untouched = session.item('untouched');
    session.setAnswer('a', [{ valueInteger: 1 }]);
    expect(told).toEqual(['a', 'b']);
    session.setAnswer('a', [{ valueInteger: 9 }]);
    expect(told).toEqual(['a', 'b', 'a', 'b', 'c']);
    expect(session.item('untouched')).toBe(untouched);
  });

  it('FRM21 who no longer listens hears nothing', () => {
    const session = openForm(form, options);
    let heard = 0;
    const stop = session.subscribe(null, () => (heard += 1));
    session.setAnswer('a', [{ valueInteger: 1 }]);
    stop();
    session.setAnswer('a', [{ valueInteger: 2 }]);
    expect(heard).toBe(1);
  });

  it('FRM22 a circle ends with a word and hides nothing', () => {
    const sum = (of: string) => calculated(`%resource.item.where(linkId='${of}').answer.value + 1`);
    const session = openForm(
      toForm([
        { linkId: 'a', type: 'integer', extension: [sum('b')] },
        { linkId: 'b', type: 'integer', extension: [sum('a')] },
        text('self', { enableWhen: [{ question: 'self', operator: 'exists', answerBoolean: true }] }),
        { linkId: 'fine', type: 'integer', extension: [calculated('1 + 1')] },
      ]),
      options,
    );
    expect(session.findings().map(({ reason, detail }) => [reason, detail])).toEqual([
      ['cycle', 'self'],
      ['cycle', expect.stringMatching(/^(a → b|b → a)$/)],
    ]);
    expect(session.item('self')?.enabled).toBe(true);
    expect(session.item('fine')?.answer).toEqual([{ valueInteger: 2 }]);
    expect(session.response().item).toHaveLength(1);
  });

  it('FRM23 formulas that keep each other going are stopped and named', () => {
    const climbing = calculated('%resource.item.answer.value.sum() + 1');
    const session = openForm(
      toForm([
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'integer', extension: [climbing] },
      ]),
      options,
    );
    session.setAnswer('a', [{ valueInteger: 1 }]);
    expect(session.findings()).toMatchObject([{ reason: 'cycle', linkId: 'b' }]);
  });

  it('FRM20 a response from elsewhere takes the place of the one that was', () => {
    const session = openForm(form, options);
    session.setAnswer('a', [{ valueInteger: 1 }]);
    session.replaceResponse(draft([{ linkId: 'a', answer: [{ valueInteger: 8 }] }]));
    expect(session.item('b')?.answer).toEqual([{ valueInteger: 9 }]);
    expect(session.item('c')?.enabled).toBe(true);
  });

  it('FRM25 another’s answers are not told as changes made here, or storing them would settle a conflict unasked', () => {
    const session = openForm(form, options);
    session.setAnswer('a', [{ valueInteger: 1 }]);
    const told: string[] = [];
    session.watchChanges((changes) => told.push(...changes.map(({ path }) => path)));
    session.replaceResponse(draft([{ linkId: 'a', answer: [{ valueInteger: 8 }] }]));
    expect(told).toEqual(['b']);
    session.replaceResponse(
      draft([
        { linkId: 'a', answer: [{ valueInteger: 3 }] },
        { linkId: 'b', answer: [{ valueInteger: 4 }] },
      ]),
    );
    expect(told).toEqual(['b']);
  });

  it('FRM25 one’s own answers coming back change nothing, another’s only what they change', () => {
    const session = openForm(
      toForm([text('x'), text('y'), { linkId: 'g', type: 'group', repeats: true, item: [text('z')] }]),
      options,
    );
    session.setAnswer('x', [{ valueString: '1' }]);
    const repeat = session.addRepeat('g[1]');
    let heard = 0;
    session.subscribe(null, () => (heard += 1));
    session.replaceResponse(session.response());
    expect(heard).toBe(0);
    const before = session.item('x');
    session.replaceResponse({
      ...session.response(),
      item: [...(session.response().item ?? []), { linkId: 'y', answer: [{ valueString: '2' }] }],
    });
    expect(session.item('y')?.answer).toEqual([{ valueString: '2' }]);
    expect(session.item('x')).toBe(before);
    expect(session.children(null)).toContain(repeat);
    session.replaceResponse(
      draft([{ linkId: 'g', id: 'other', item: [{ linkId: 'z', answer: [{ valueString: '3' }] }] }]),
    );
    expect(session.children(null)).toEqual(['x', 'y', 'g[other]']);
  });
});
