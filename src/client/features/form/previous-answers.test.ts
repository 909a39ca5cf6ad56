import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponseItem } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { toPreviousAnswers } from './previous-answers.ts';

const options = ['a', 'b'].map((code) => ({ valueCoding: { system: 'urn:test', code, display: code } }));
const form: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:test:previous',
  status: 'active',
  item: [
    { linkId: 'weight', type: 'decimal' },
    { linkId: 'pick', type: 'choice', answerOption: options },
    { linkId: 'open', type: 'open-choice', answerOption: options },
    { linkId: 'many', type: 'string', repeats: true },
    { linkId: 'photo', type: 'attachment' },
    {
      linkId: 'medicine',
      type: 'group',
      repeats: true,
      item: [{ linkId: 'name', type: 'string', item: [{ linkId: 'why', type: 'string' }] }],
    },
  ],
};

function open(item: readonly QuestionnaireResponseItem[], repeats = 1) {
  const session = openForm(form, { today: '2026-11-22' });
  for (let more = 1; more < repeats; more += 1) {
    session.addRepeat(session.children(null).findLast((path) => path.startsWith('medicine')) ?? '');
  }
  const previous = toPreviousAnswers(
    {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      authored: '2026-11-14T10:00:00+01:00',
      item,
    },
    session,
  );
  const at = (path: string) => {
    const state = session.item(path);
    if (!state) throw new Error(`no item at ${path}`);
    return previous?.at(state);
  };
  return { session, previous, at };
}

const medicine = (name: string, why: string): QuestionnaireResponseItem => ({
  linkId: 'medicine',
  id: `id-of-${name}`,
  item: [
    {
      linkId: 'name',
      answer: [{ valueString: name, item: [{ linkId: 'why', answer: [{ valueString: why }] }] }],
    },
  ],
});

describe('what was answered last time', () => {
  it('knows its day and the answer', () => {
    const { previous, at } = open([{ linkId: 'weight', answer: [{ valueDecimal: 62.3 }] }]);
    expect(previous?.day).toBe('2026-11-14');
    expect(at('weight')).toEqual([{ valueDecimal: 62.3 }]);
    expect(at('pick')).toBeUndefined();
  });

  it('is found in the same place among the repeats, whatever ids they have', () => {
    const { session, at } = open([medicine('Paracet', 'vondt'), medicine('Furix', 'vann')], 3);
    const [first = '', second = '', third = ''] = session
      .children(null)
      .filter((path) => path.startsWith('medicine'));
    expect(at(`${first}/name`)).toMatchObject([{ valueString: 'Paracet' }]);
    expect(at(`${second}/name`)).toMatchObject([{ valueString: 'Furix' }]);
    expect(at(`${third}/name`)).toBeUndefined();
    session.setAnswer(`${second}/name`, [{ valueString: 'Noe nytt' }]);
    expect(at(`${second}/name>why`)).toEqual([{ valueString: 'vann' }]);
  });

  it('is left out when the form no longer takes it', () => {
    const gone = { valueCoding: { system: 'urn:test', code: 'gone', display: 'gone' } };
    const { at } = open([
      { linkId: 'weight', answer: [{ valueString: 'sixty' }] },
      { linkId: 'pick', answer: [gone] },
      { linkId: 'open', answer: [gone] },
      { linkId: 'photo', answer: [{ valueAttachment: { contentType: 'image/png', data: 'AA==' } }] },
    ]);
    expect([at('weight'), at('pick'), at('open'), at('photo')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps own words where they may be written, and several answers where several may be given', () => {
    const { at } = open([
      { linkId: 'open', answer: [{ valueString: 'noe annet' }] },
      { linkId: 'many', answer: [{ valueString: 'Kari' }, { valueString: 'Ola' }] },
      { linkId: 'weight', answer: [{ valueDecimal: 1 }, { valueDecimal: 2 }] },
    ]);
    expect(at('open')).toEqual([{ valueString: 'noe annet' }]);
    expect(at('many')).toHaveLength(2);
    expect(at('weight')).toBeUndefined();
  });
});
