import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { extensionText } from './extensions.ts';

/** linkId of the item that holds a question's points, when the form shows them beside it. */
export const pointsItemOf = (item: QuestionnaireItem): string | undefined =>
  item.extension && extensionText(item, 'pointsItem');

/** Where an item outside of repeats lies; an address that does not exist when the form has none such. */
export function pathOfItem(session: FormSession, linkId: string, parent: string | null = null): string {
  for (const path of session.children(parent)) {
    if (session.item(path)?.item.linkId === linkId) return path;
    const below = pathOfItem(session, linkId, path);
    if (below !== '') return below;
  }
  return '';
}
