import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import { parseAnswerPath } from '#domain/forms/answer-path.ts';

const calculation = /(-calculatedExpression|\/cqf-calculatedValue)$/;

/** Whether an answer of this form is worked out from others, by its path: nobody chooses between two of those. */
export function calculatedIn({ item }: Questionnaire): (path: string) => boolean {
  const calculated = new Set<string>();
  const collect = (items: readonly QuestionnaireItem[] = []): void => {
    for (const { linkId, extension = [], item: inner } of items) {
      if (extension.some(({ url }) => calculation.test(url))) calculated.add(linkId);
      collect(inner);
    }
  };
  collect(item);
  return (path) => calculated.has(parseAnswerPath(path)?.at(-1)?.linkId ?? '');
}
