import type { QuestionnaireResponse } from '../fhir/types.ts';
import { toCanonicalJson } from '../merge/canonical-json.ts';
import type { StoredRecord } from '../merge/record.ts';
import type { ResponseMove } from '../merge/response-move.ts';
import { answersByPath } from './answers-by-path.ts';
import type { Move } from './plan-move.ts';

type Draft = {
  readonly id: string;
  readonly stamps: StoredRecord['stamps'];
  readonly questionnaire: string;
  readonly response: QuestionnaireResponse;
};

/** The operation that does what was planned, and what a person agreed to let go. */
export function toMove(
  { id, stamps, questionnaire, response }: Draft,
  { response: moved, lost }: Move,
  to: string,
): ResponseMove {
  const before = answersByPath(response);
  const after = answersByPath(moved);
  const paths = new Set([...before.keys(), ...after.keys()]);
  const changes = [...paths].flatMap((path) => {
    const answer = after.get(path) ?? [];
    const same = toCanonicalJson(before.get(path) ?? []) === toCanonicalJson(answer);
    return same ? [] : [{ path, answer, base: stamps[path]?.operation ?? null }];
  });
  return {
    type: 'response.move',
    id,
    from: questionnaire,
    to,
    changes,
    lost: lost.map(({ linkId, text, answer }) => ({ linkId, text, answer })),
  };
}
