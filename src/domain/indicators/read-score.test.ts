import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import { readScore } from './read-score.ts';

const response = (item: QuestionnaireResponse['item']): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  ...(item ? { item } : {}),
});

describe('the score in a response', () => {
  it('is found in groups and below answers', () => {
    const nested = response([
      {
        linkId: 'a',
        item: [
          {
            linkId: 'b',
            answer: [{ valueBoolean: true, item: [{ linkId: 'poeng', answer: [{ valueInteger: 0 }] }] }],
          },
        ],
      },
    ]);
    expect(readScore(nested, 'poeng')).toBe(0);
    expect(readScore(response([{ linkId: 'poeng', answer: [{ valueDecimal: 2.5 }] }]), 'poeng')).toBe(2.5);
  });

  it('is undefined, not zero, when it is not there', () => {
    expect(readScore(response(undefined), 'poeng')).toBeUndefined();
    expect(readScore(response([{ linkId: 'poeng' }]), 'poeng')).toBeUndefined();
    expect(
      readScore(response([{ linkId: 'poeng', answer: [{ valueString: '2' }] }]), 'poeng'),
    ).toBeUndefined();
  });
});
