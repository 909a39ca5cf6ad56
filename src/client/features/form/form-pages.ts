import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { hasControl } from './extensions.ts';
import { isQuestion } from './item-text.ts';

export const isPage = (item: QuestionnaireItem): boolean =>
  item.type === 'group' && hasControl(item, 'page', 'step', 'tab');

/** Top-level pages that can be reached now, by path; none when the form is one page. */
export function toPages(session: FormSession): readonly string[] {
  const pages = session.children(null).filter((path) => {
    const state = session.item(path);
    return state !== undefined && state.enabled && !state.hidden && isPage(state.item);
  });
  return pages.length > 1 ? pages : [];
}

/** Whether something on the page can still be answered. */
export function hasUnanswered(session: FormSession, path: string): boolean {
  const state = session.item(path);
  if (!state || !state.enabled || state.hidden) return false;
  if (isQuestion(state.item) && !state.calculated && !state.readOnly && state.answer.length === 0)
    return true;
  return session.children(path).some((child) => hasUnanswered(session, child));
}
