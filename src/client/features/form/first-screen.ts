import type { QuestionnaireItem } from '#domain/fhir/types.ts';

/** What things take on a phone, in CSS pixels: what stands above the questions and at the foot, a heading, a question, a choice. */
const around = 264;
const heading = 56;
const question = 79;
const option = 64;
/** A longer list is searched, not laid out. */
const listed = 8;

/**
 * How many items, groups counted too, fill a screen of this height (CSS pixels) from the first one on; never none. A
 * guess: what it leaves out by mistake is drawn in the next idle moment.
 */
export function countOnFirstScreen(items: readonly QuestionnaireItem[], height: number): number {
  let count = 0;
  let filled = around;
  const walk = (item: QuestionnaireItem): void => {
    if (filled >= height) return;
    const options = item.answerOption?.length ?? 0;
    count += 1;
    filled += item.type === 'group' ? heading : question + (options > listed ? 0 : options * option);
    item.item?.forEach(walk);
  };
  items.forEach(walk);
  return Math.max(count, 1);
}
