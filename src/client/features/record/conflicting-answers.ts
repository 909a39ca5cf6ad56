import type { Questionnaire, QuestionnaireItem, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { parseAnswerPath } from '#domain/forms/answer-path.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import type { Kept } from '#store/device-store.ts';
import { calculatedIn } from './calculated-in.ts';

export type AnswerChoice = {
  readonly by: string;
  readonly at: string;
  readonly answer: readonly QuestionnaireResponseAnswer[];
};
export type ConflictingAnswer = {
  readonly path: string;
  readonly item: QuestionnaireItem | undefined;
  /** The shown one first, then what others gave. */
  readonly choices: readonly AnswerChoice[];
};

/** Questions two people answered differently without having seen each other's answer. */
export function toConflictingAnswers(
  record: Kept<'response'>,
  questionnaire: Questionnaire,
): readonly ConflictingAnswer[] {
  const isCalculated = calculatedIn(questionnaire);
  return Object.entries(record.stamps).flatMap(([path, { by, at, alternatives = [] }]) => {
    if (alternatives.length === 0 || isCalculated(path)) return [];
    const linkId = parseAnswerPath(path)?.at(-1)?.linkId;
    const shown = { by, at, answer: answerAt(record.body.response, path) };
    const others = alternatives.map((other) => ({
      by: other.by,
      at: other.at,
      answer: other.value as unknown as readonly QuestionnaireResponseAnswer[],
    }));
    return [{ path, item: findItem(questionnaire.item, linkId), choices: [shown, ...others] }];
  });
}

export function findItem(
  items: readonly QuestionnaireItem[] | undefined,
  linkId: string | undefined,
): QuestionnaireItem | undefined {
  for (const item of items ?? []) {
    const found = item.linkId === linkId ? item : findItem(item.item, linkId);
    if (found) return found;
  }
  return undefined;
}
