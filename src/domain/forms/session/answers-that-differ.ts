import type { QuestionnaireResponseAnswer } from '../../fhir/types.ts';
import { type FormNode, nodesFrom } from './form-node.ts';
import type { FormTree } from './form-tree.ts';
import { sameValues } from './same-values.ts';

/**
 * What it takes to bring an open form to answers from elsewhere without building it anew, so that nothing moves
 * under the hands of who is writing in it. Null when repeats came or went, or items that the form does not know.
 */
export function answersThatDiffer(
  open: FormTree,
  other: FormTree,
): readonly (readonly [FormNode, readonly QuestionnaireResponseAnswer[]])[] | null {
  const differences: (readonly [FormNode, readonly QuestionnaireResponseAnswer[]])[] = [];
  for (const node of nodesFrom(other.root)) {
    const same = open.byPath.get(node.path);
    if (!same || !sameValues(same.unknown, node.unknown)) return null;
    if (node.definition.calculated || sameValues(same.answers, node.answers)) continue;
    // What lies below an answer comes and goes with it: simpler to build anew.
    if (node.definition.children.some(({ isDisplay }) => !isDisplay)) return null;
    differences.push([same, node.answers]);
  }
  for (const node of nodesFrom(open.root)) {
    if (other.byPath.has(node.path)) continue;
    // An empty repeat may stay, unless the engine would write in it.
    if (node.answers.length > 0 || node.definition.calculated) return null;
  }
  return differences;
}
