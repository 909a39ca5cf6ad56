import type { QuestionnaireResponseAnswer, QuestionnaireResponseItem } from '../../fhir/types.ts';
import type { FormNode } from './form-node.ts';

type Fragment = QuestionnaireResponseItem | null;
type Which = 'kept' | 'counted';

/** Called for each answer object that is put into a fragment: scores are looked up by it. */
export type OnAnswer = (answer: QuestionnaireResponseAnswer, node: FormNode) => void;

/** The item as the device keeps it, answers of disabled items too; null when there is nothing to keep. */
export function keptFragment(node: FormNode, onAnswer: OnAnswer): Fragment {
  if (node.kept === undefined) node.kept = build(node, 'kept', onAnswer);
  return node.kept;
}

/** The item as it counts now, without what is disabled. */
export function countedFragment(node: FormNode, onAnswer: OnAnswer): Fragment {
  if (node.counted === undefined) node.counted = node.enabled ? build(node, 'counted', onAnswer) : null;
  return node.counted;
}

/** The item's own fragment and those around it must be made again. */
export function forget(node: FormNode): void {
  for (let at: FormNode | null = node; at && !isForgotten(at); at = at.parent) {
    at.kept = undefined;
    at.counted = undefined;
  }
}

const isForgotten = ({ kept, counted }: FormNode): boolean => kept === undefined && counted === undefined;

function build(node: FormNode, which: Which, onAnswer: OnAnswer): Fragment {
  const { definition, carried, answers } = node;
  const { linkId } = definition;
  if (definition.isQuestion) {
    if (answers.length === 0) return null;
    if (node.children.length === 0 && node.unknownBelow.size === 0) {
      for (const answer of answers) onAnswer(answer, node);
      return { linkId, ...carried, answer: answers };
    }
    return { linkId, ...carried, answer: answers.map((answer) => withItems(node, answer, which, onAnswer)) };
  }
  const item = itemsOf(node.children, which, onAnswer, which === 'kept' ? node.unknown : []);
  return item.length > 0 ? { linkId, ...carried, item } : null;
}

export function itemsOf(
  children: readonly FormNode[],
  which: Which,
  onAnswer: OnAnswer,
  unknown: readonly QuestionnaireResponseItem[],
): readonly QuestionnaireResponseItem[] {
  const items: QuestionnaireResponseItem[] = [];
  for (const child of children) {
    const fragment = which === 'kept' ? keptFragment(child, onAnswer) : countedFragment(child, onAnswer);
    if (fragment) items.push(fragment);
  }
  return unknown.length > 0 ? [...items, ...unknown] : items;
}

function withItems(
  node: FormNode,
  answer: QuestionnaireResponseAnswer,
  which: Which,
  onAnswer: OnAnswer,
): QuestionnaireResponseAnswer {
  const slot = slotOf(node, answer);
  const below = node.children.filter((child) => child.slot === slot);
  const item = itemsOf(below, which, onAnswer, which === 'kept' ? (node.unknownBelow.get(slot) ?? []) : []);
  const built = item.length > 0 ? { ...answer, item } : answer;
  onAnswer(built, node);
  return built;
}

/** Which of the children below a question belong to an answer. */
export const slotOf = ({ definition }: FormNode, { id }: QuestionnaireResponseAnswer): string =>
  definition.item.repeats ? (id ?? '') : '';
