import type { QuestionnaireItem } from '../../fhir/types.ts';
import { mapItems, visitItems } from './map-items.ts';
import type { ImportFinding } from './import-finding.ts';

/**
 * Each item gets a linkId of its own. Of two with the same, the later is renamed: conditions and expressions go on
 * meaning the first.
 */
export function mendLinkIds(items: readonly QuestionnaireItem[]): {
  readonly items: readonly QuestionnaireItem[];
  readonly repaired: readonly ImportFinding[];
} {
  const all = new Set<string>();
  let isClear = true;
  visitItems(items, ({ linkId }) => {
    isClear &&= Boolean(linkId) && !all.has(linkId);
    if (linkId) all.add(linkId);
  });
  if (isClear) return { items, repaired: [] };
  const taken = new Set<string>();
  const repaired: ImportFinding[] = [];
  const free = (base: string): string => {
    let number = 2;
    while (all.has(`${base}-${number}`)) number += 1;
    all.add(`${base}-${number}`);
    return `${base}-${number}`;
  };
  const mended = mapItems(items, (item, path) => {
    const { linkId } = item;
    if (linkId && !taken.has(linkId)) {
      taken.add(linkId);
      return item;
    }
    const renamed = free(linkId || 'item');
    taken.add(renamed);
    repaired.push({
      reason: linkId ? 'duplicateLinkId' : 'missingLinkId',
      path: `${path}.linkId`,
      linkId: renamed,
      ...(item.text === undefined ? {} : { itemText: item.text }),
      detail: linkId ?? '',
    });
    return { ...item, linkId: renamed };
  });
  return { items: mended, repaired };
}
