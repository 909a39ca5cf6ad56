import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import { hasControl } from '../extensions.ts';

/**
 * `answers`: a row for each question and a column for each answer. `repeats`: a column for each question and a row
 * for each repeat of the group. `groups`: a row for each group below, a column for each question in them.
 */
export type TableKind = 'answers' | 'repeats' | 'groups';

export function toTableKind(item: QuestionnaireItem): TableKind | null {
  if (item.type !== 'group' || !item.extension) return null;
  if (hasControl(item, 'gtable')) return 'repeats';
  if (hasControl(item, 'grid')) return 'groups';
  return hasControl(item, 'table') ? 'answers' : null;
}

export function hasTables({ item }: Questionnaire): boolean {
  const look = (items: readonly QuestionnaireItem[]): boolean =>
    items.some((one) => toTableKind(one) !== null || (one.item !== undefined && look(one.item)));
  return item !== undefined && look(item);
}
