import type { QuestionnaireItem } from '#domain/fhir/types.ts';

/** A question by its linkId, wherever in the form it lies. */
export function findItem(
  items: readonly QuestionnaireItem[] = [],
  linkId: string,
): QuestionnaireItem | undefined {
  for (const item of items) {
    const found = item.linkId === linkId ? item : findItem(item.item, linkId);
    if (found) return found;
  }
  return undefined;
}
