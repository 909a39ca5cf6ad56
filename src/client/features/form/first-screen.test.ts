import { describe, expect, it } from 'vitest';
import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { countOnFirstScreen } from './first-screen.ts';

const choice = (linkId: string, options: number): QuestionnaireItem => ({
  linkId,
  type: 'choice',
  answerOption: Array.from({ length: options }, (_, at) => ({ valueString: `${at}` })),
});
const text = (linkId: string): QuestionnaireItem => ({ linkId, type: 'string' });

describe('how much of a form is drawn before the rest', () => {
  const many = Array.from({ length: 40 }, (_, at) => `${at}`);

  it('is no more than fills the screen', () => {
    expect(
      countOnFirstScreen(
        many.map((id) => choice(id, 4)),
        915,
      ),
    ).toBe(2);
    expect(countOnFirstScreen(many.map(text), 915)).toBe(9);
  });

  it('counts groups and what is in them, and takes the whole of a short form', () => {
    const group = { linkId: 'g', type: 'group', item: [text('a'), text('b')] } as const;
    expect(countOnFirstScreen([group, text('c')], 915)).toBe(4);
  });

  it('takes a list that is searched for one field', () => {
    expect(countOnFirstScreen([choice('a', 400), text('b')], 915)).toBe(2);
  });

  it('is one on the smallest screen, and for a form with nothing in it', () => {
    expect(countOnFirstScreen([choice('a', 4), text('b')], 100)).toBe(1);
    expect(countOnFirstScreen([], 915)).toBe(1);
  });
});
