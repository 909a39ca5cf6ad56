import type { QuestionnaireResponse, QuestionnaireResponseItem } from '../../fhir/types.ts';
import type { FormNode } from './form-node.ts';
import { countedFragment, type OnAnswer } from './fragments.ts';
import { textOf } from './item-state.ts';

/** What is signed: what counts now, in the form's order, with the words that were read beside each answer. */
export function toSigned(
  root: FormNode,
  shell: Omit<QuestionnaireResponse, 'item'>,
  onAnswer: OnAnswer,
): QuestionnaireResponse {
  const counted = countedFragment(root, onAnswer);
  const item = counted?.item ? withTexts(counted.item, root.children) : [];
  return { ...shell, status: 'completed', ...(item.length > 0 ? { item } : {}) };
}

function withTexts(
  items: readonly QuestionnaireResponseItem[],
  nodes: readonly FormNode[],
): readonly QuestionnaireResponseItem[] {
  return items.map((item) => {
    const node =
      nodes.find(({ counted }) => counted === item) ??
      nodes.find(({ definition }) => definition.linkId === item.linkId);
    if (!node) return item;
    const text = textOf(node) ?? node.definition.item.text;
    const { linkId, ...rest } = item;
    return {
      linkId,
      ...(text === undefined ? {} : { text }),
      ...rest,
      ...(item.item ? { item: withTexts(item.item, node.children) } : {}),
      ...(item.answer
        ? {
            answer: item.answer.map((answer) =>
              answer.item ? { ...answer, item: withTexts(answer.item, node.children) } : answer,
            ),
          }
        : {}),
    };
  });
}
