import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';

/** An answer that was put somewhere, and what stood there before. */
export type PutAnswer = AnswerChange & { readonly before: AnswerChange['answer'] };

export const toPut = (
  response: QuestionnaireResponse,
  changes: readonly AnswerChange[],
): readonly PutAnswer[] => changes.map((change) => ({ ...change, before: answerAt(response, change.path) }));

/** What takes it back: everywhere but where something else has been written since. */
export const toUndo = (response: QuestionnaireResponse, put: readonly PutAnswer[]): readonly AnswerChange[] =>
  put
    .filter(({ path, answer }) => saidBy(answerAt(response, path)) === saidBy(answer))
    .map(({ path, before }) => ({ path, answer: before }));

/** Questions below an answer come and go without it. */
const saidBy = (answers: readonly QuestionnaireResponseAnswer[]): string =>
  toCanonicalJson(answers.map(({ item: _, ...said }) => said));
