import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import { parseAnswerPath, toAnswerPath, type PathSegment } from './answer-path.ts';
import { answerAt, setAnswer } from './set-answer.ts';

const empty: QuestionnaireResponse = { resourceType: 'QuestionnaireResponse', status: 'in-progress' };

describe('answer paths', () => {
  it('name any linkId, also those with slashes and brackets', () => {
    const segment = fc.record(
      {
        linkId: fc.string({ minLength: 1 }),
        instance: fc.string(),
        below: fc.constantFrom('item' as const, 'answer' as const),
      },
      { requiredKeys: ['linkId', 'below'] },
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (generated) => {
        const segments: PathSegment[] = generated.map((part, index) =>
          index === 0 ? { ...part, below: 'item' } : part,
        );
        expect(parseAnswerPath(toAnswerPath(segments))).toEqual(segments);
      }),
    );
  });

  it('refuse what is not a path', () => {
    for (const path of ['', '/a', 'a//b', 'a]', 'a[', '%', 'a/'])
      expect(parseAnswerPath(path), path).toBeNull();
  });
});

describe('setAnswer', () => {
  it('makes the groups it needs and takes them away again', () => {
    const one = setAnswer(empty, 'g/sub/a', [{ valueInteger: 1 }]);
    expect(one.item).toEqual([
      { linkId: 'g', item: [{ linkId: 'sub', item: [{ linkId: 'a', answer: [{ valueInteger: 1 }] }] }] },
    ]);
    expect(setAnswer(one, 'g/sub/a', [])).toEqual(empty);
  });

  it('keeps the repeats of a group apart by their instance id', () => {
    let response = setAnswer(empty, 'med[x]/name', [{ valueString: 'A' }]);
    response = setAnswer(response, 'med[y]/name', [{ valueString: 'B' }]);
    response = setAnswer(response, 'med[x]/name', [{ valueString: 'C' }]);
    expect(response.item).toEqual([
      { linkId: 'med', id: 'x', item: [{ linkId: 'name', answer: [{ valueString: 'C' }] }] },
      { linkId: 'med', id: 'y', item: [{ linkId: 'name', answer: [{ valueString: 'B' }] }] },
    ]);
  });

  it('keeps items below an answer when the answer changes', () => {
    let response = setAnswer(empty, 'smoke', [{ valueBoolean: true }]);
    response = setAnswer(response, 'smoke>count', [{ valueInteger: 5 }]);
    response = setAnswer(response, 'smoke', [{ valueBoolean: false }]);
    expect(answerAt(response, 'smoke>count')).toEqual([{ valueInteger: 5 }]);
    expect(answerAt(response, 'smoke')).toMatchObject([{ valueBoolean: false }]);
  });

  it('changes nothing for a path it cannot read, and is the same object then', () => {
    expect(setAnswer(empty, '/', [{ valueInteger: 1 }])).toBe(empty);
    expect(setAnswer(empty, 'a', [])).toBe(empty);
  });
});
