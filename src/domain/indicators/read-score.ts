import type { QuestionnaireResponse, QuestionnaireResponseItem } from '../fhir/types.ts';

/**
 * The number in one item of a response, wherever in the form it lies; undefined when the item is empty, so that a
 * form with a part missing never counts as *not at risk*.
 */
export function readScore(
  response: QuestionnaireResponse | undefined,
  linkId: string | undefined,
): number | undefined {
  return linkId === undefined ? undefined : findScore(response?.item ?? [], linkId);
}

function findScore(items: readonly QuestionnaireResponseItem[], linkId: string): number | undefined {
  for (const item of items) {
    if (item.linkId === linkId) {
      const answer = item.answer?.[0];
      return answer?.valueInteger ?? answer?.valueDecimal;
    }
    const below = [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])];
    const found = findScore(below, linkId);
    if (found !== undefined) return found;
  }
  return undefined;
}
