import type { QuestionnaireResponseAnswer, QuestionnaireResponseItem } from '../../fhir/types.ts';
import { answerKey } from '../definition/answer-key.ts';
import type { FormNode } from './form-node.ts';
import { slotOf } from './fragments.ts';

type Answers = readonly QuestionnaireResponseAnswer[];
type Items = readonly QuestionnaireResponseItem[];

/**
 * Answers as an item can hold them: one where it takes one, nothing empty, an exclusive option alone, an id on
 * each answer that has questions of its own. What came below them is returned by slot.
 */
export function normalAnswers(
  node: FormNode,
  given: Answers,
  newId: () => string,
): { readonly answers: Answers; readonly below: ReadonlyMap<string, Items> } {
  const { definition } = node;
  const { repeats } = definition.item;
  const filled = given.filter(isFilled);
  const single = repeats ? filled : filled.slice(0, 1);
  const needsId = repeats === true && definition.children.some(({ isDisplay }) => !isDisplay);
  const below = new Map<string, Items>();
  const answers = withoutExcluded(node, single).map((answer) => {
    const { item, ...plain } = answer;
    const kept = needsId && plain.id === undefined ? { ...plain, id: newId() } : plain;
    if (item) below.set(slotOf(node, kept), item);
    return kept;
  });
  return { answers, below };
}

function isFilled({
  id: _,
  item: _items,
  extension: _extension,
  ...value
}: QuestionnaireResponseAnswer): boolean {
  return Object.values(value).some((part) => part !== undefined && part !== '' && part !== null);
}

/** Choosing an option that stands alone takes the others away, choosing another takes it away. */
function withoutExcluded(
  { definition: { exclusive }, answers: before }: FormNode,
  answers: Answers,
): Answers {
  if (exclusive.size === 0 || answers.length < 2) return answers;
  const isExclusive = (answer: QuestionnaireResponseAnswer): boolean => exclusive.has(answerKey(answer));
  const known = new Set(before.map(answerKey));
  const chosen = answers.findLast((answer) => isExclusive(answer) && !known.has(answerKey(answer)));
  if (chosen) return [chosen];
  const others = answers.filter((answer) => !isExclusive(answer));
  return others.length > 0 ? others : answers.slice(-1);
}
