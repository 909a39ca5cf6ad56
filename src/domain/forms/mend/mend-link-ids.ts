import type { QuestionnaireItem } from '../../fhir/types.ts';
import { eachItem, mapItems } from './map-items.ts';
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
  for (const { item } of eachItem(items)) if (item.linkId) all.add(item.linkId);
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
  return { items: repaired.length === 0 ? items : mended, repaired };
}
