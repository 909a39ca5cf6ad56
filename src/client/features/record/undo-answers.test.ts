import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { answerAt, setAnswer } from '#domain/forms/set-answer.ts';
import { toPut, toUndo } from './undo-answers.ts';

const text = (valueString: string) => [{ valueString }];
const start: QuestionnaireResponse = {
  resourceType: 'QuestionnaireResponse',
  status: 'in-progress',
  item: [
    { linkId: 'gammel', answer: text('Lite matlyst') },
    { linkId: 'merknad', answer: text('Sover godt') },
  ],
};
const place: readonly AnswerChange[] = [
  { path: 'merknad', answer: text('Sover godt. Lite matlyst') },
  { path: 'gammel', answer: [] },
];
const apply = (response: QuestionnaireResponse, changes: readonly AnswerChange[]) =>
  changes.reduce((now, { path, answer }) => setAnswer(now, path, answer), response);

describe('taking back where an answer was put', () => {
  it('leaves everything as it was', () => {
    const placed = apply(start, place);
    const back = apply(placed, toUndo(placed, toPut(start, place)));
    expect(answerAt(back, 'merknad')).toEqual(text('Sover godt'));
    expect(answerAt(back, 'gammel')).toEqual(text('Lite matlyst'));
  });

  it('leaves what has been written there since, and brings the answer back', () => {
    const since = setAnswer(apply(start, place), 'merknad', text('Sover urolig'));
    const back = apply(since, toUndo(since, toPut(start, place)));
    expect(answerAt(back, 'merknad')).toEqual(text('Sover urolig'));
    expect(answerAt(back, 'gammel')).toEqual(text('Lite matlyst'));
  });

  it('knows an answer again by what it says, whatever lies below it', () => {
    const nested = {
      ...start,
      item: [{ linkId: 'a', answer: [{ valueInteger: 1, item: [{ linkId: 'b' }] }] }],
    };
    const changes = [{ path: 'a', answer: [{ valueInteger: 2 }] }];
    expect(toUndo(apply(nested, changes), toPut(nested, changes))).toHaveLength(1);
  });
});
