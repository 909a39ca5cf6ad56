import type { QuestionnaireItem } from '../../fhir/types.ts';

/** Every item anew, parents before children, with its place in the resource. */
export function mapItems(
  items: readonly QuestionnaireItem[],
  change: (item: QuestionnaireItem, path: string) => QuestionnaireItem,
  around = '',
): readonly QuestionnaireItem[] {
  return items.map((item, index) => {
    const path = `${around}item[${index}]`;
    const changed = change(item, path);
    return changed.item ? { ...changed, item: mapItems(changed.item, change, `${path}.`) } : changed;
  });
}

/** Every item in the form's order. */
export function visitItems(
  items: readonly QuestionnaireItem[] | undefined,
  visit: (item: QuestionnaireItem) => void,
): void {
  for (const item of items ?? []) {
    visit(item);
    visitItems(item.item, visit);
  }
}

/** Every item in the form's order with its place. */
export function* eachItem(
  items: readonly QuestionnaireItem[] | undefined,
  around = '',
): Generator<{ readonly item: QuestionnaireItem; readonly path: string }> {
  for (const [index, item] of (items ?? []).entries()) {
    const path = `${around}item[${index}]`;
    yield { item, path };
    yield* eachItem(item.item, `${path}.`);
  }
}
