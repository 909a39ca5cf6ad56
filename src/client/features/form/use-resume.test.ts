import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { findResumePath } from './use-resume.ts';

const questionnaire: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:f',
  version: '1',
  status: 'active',
  item: [
    { linkId: 'one', text: '1', type: 'boolean' },
    { linkId: 'g', type: 'group', item: [{ linkId: 'two', text: '2', type: 'string' }] },
    {
      linkId: 'three',
      text: '3',
      type: 'string',
      enableWhen: [{ question: 'one', operator: '=', answerBoolean: true }],
    },
    { linkId: 'four', text: '4', type: 'string' },
  ],
};
const open = () => openForm(questionnaire, { today: '2026-11-21' });

describe('findResumePath', () => {
  it('is nowhere in a new form', () => {
    expect(findResumePath(open())).toBeNull();
  });

  it('is the question after the last answered one, over those that cannot be answered', () => {
    const session = open();
    session.setAnswer('one', [{ valueBoolean: false }]);
    expect(findResumePath(session)).toBe('g/two');
    session.setAnswer('g/two', [{ valueString: 'x' }]);
    expect(findResumePath(session)).toBe('four');
  });

  it('is nowhere when the last question is answered', () => {
    const session = open();
    session.setAnswer('four', [{ valueString: 'x' }]);
    expect(findResumePath(session)).toBeNull();
  });
});
