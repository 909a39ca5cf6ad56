import type { Questionnaire } from '#domain/fhir/types.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import type { WorkerAnswer, WorkerQuestion } from './worker-evaluator.ts';

/** The worker's side, the same in a browser and in a thread of Node. Null: nothing to answer. */
export function toQuestionAnswerer(): (question: WorkerQuestion) => WorkerAnswer | null {
  let questionnaire: Questionnaire | null = null;
  return (question) => {
    if (question.type === 'form') {
      ({ questionnaire } = question);
      return null;
    }
    if (!questionnaire) {
      const outcome = { ok: false, reason: 'failed', message: 'no form yet' } as const;
      return { type: 'outcome', id: question.id, outcome };
    }
    return {
      type: 'outcome',
      id: question.id,
      outcome: evaluateExpression({ ...question.request, questionnaire }),
    };
  };
}
