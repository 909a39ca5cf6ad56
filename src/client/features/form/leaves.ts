import type { QuestionnaireItem } from '#domain/fhir/types.ts';

const counted = (item: QuestionnaireItem, known: WeakMap<QuestionnaireItem, number>): number => {
  const before = known.get(item);
  if (before !== undefined) return before;
  const leaves = 1 + (item.item?.reduce((sum, child) => sum + counted(child, known), 0) ?? 0);
  known.set(item, leaves);
  return leaves;
};

/** How many items an item is when drawn, itself included: what a slice of drawing is measured in. */
export function createLeafCounter(): (item: QuestionnaireItem) => number {
  const known = new WeakMap<QuestionnaireItem, number>();
  return (item) => counted(item, known);
}
