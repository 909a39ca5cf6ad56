import type {
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from './types.ts';

/** Every item with that linkId, wherever in the response it lies, in its order. */
export function itemsOf(
  response: QuestionnaireResponse | undefined,
  linkId: string,
): readonly QuestionnaireResponseItem[] {
  const found: QuestionnaireResponseItem[] = [];
  const walk = (items: readonly QuestionnaireResponseItem[] = []): void => {
    for (const item of items) {
      if (item.linkId === linkId) found.push(item);
      walk(item.item);
      for (const answer of item.answer ?? []) walk(answer.item);
    }
  };
  walk(response?.item);
  return found;
}

/** The first answer of the first item with that linkId. */
export const findAnswer = (
  response: QuestionnaireResponse | undefined,
  linkId: string,
): QuestionnaireResponseAnswer | undefined => itemsOf(response, linkId)[0]?.answer?.[0];
