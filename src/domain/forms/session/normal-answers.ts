import type { QuestionnaireResponseAnswer, QuestionnaireResponseItem } from '../../fhir/types.ts';
import { answerKey } from '../definition/answer-key.ts';
import type { FormNode } from './form-node.ts';

type Answers = readonly QuestionnaireResponseAnswer[];

/**
 * Answers as an item can hold them: one where it takes one, nothing empty, an exclusive option alone, an id on
 * each answer that has questions of its own. What came below them is returned by path.
 */
export function normalAnswers(
  node: FormNode,
  given: Answers,
  newId: () => string,
): { readonly answers: Answers; readonly below: ReadonlyMap<string, Answers> } {
  const { definition } = node;
  const { repeats } = definition.item;
  const filled = given.filter(isFilled);
  const single = repeats ? filled : filled.slice(0, 1);
  const needsId = repeats === true && definition.children.some(({ isDisplay }) => !isDisplay);
  const below = new Map<string, Answers>();
  const answers = withoutExcluded(node, single).map((answer) => {
    const { item, ...plain } = answer;
    const kept = needsId && plain.id === undefined ? { ...plain, id: newId() } : plain;
    if (item) collectBelow(item, node.path + (needsId ? `[${encodeURIComponent(kept.id ?? '')}]` : ''), '>', below);
    return kept;
  });
  return { answers, below };
}

function isFilled({ id: _, item: _items, extension: _extension, ...value }: QuestionnaireResponseAnswer): boolean {
  return Object.values(value).some((part) => part !== undefined && part !== '' && part !== null);
}

/** Choosing an option that stands alone takes the others away, choosing another takes it away. */
function withoutExcluded({ definition: { exclusive }, answers: before }: FormNode, answers: Answers): Answers {
  if (exclusive.size === 0 || answers.length < 2) return answers;
  const isExclusive = (answer: QuestionnaireResponseAnswer): boolean => exclusive.has(answerKey(answer));
  const known = new Set(before.map(answerKey));
  const chosen = answers.findLast((answer) => isExclusive(answer) && !known.has(answerKey(answer)));
  if (chosen) return [chosen];
  const others = answers.filter((answer) => !isExclusive(answer));
  return others.length > 0 ? others : answers.slice(-1);
}

function collectBelow(
  items: readonly QuestionnaireResponseItem[],
  around: string,
  separator: string,
  below: Map<string, Answers>,
): void {
  for (const { linkId, id, answer, item } of items) {
    const path = around + separator + encodeURIComponent(linkId);
    if (answer) {
      below.set(path, answer.map(({ item: _, ...plain }) => plain));
      for (const { id: answerId, item: inner } of answer) {
        if (inner) collectBelow(inner, path + (answerId === undefined ? '' : `[${encodeURIComponent(answerId)}]`), '>', below);
      }
    }
    if (item) collectBelow(item, id === undefined ? path : `${path}[${encodeURIComponent(id)}]`, '/', below);
  }
}
