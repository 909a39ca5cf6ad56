import type { FormNode } from './form-node.ts';
import { isReadOnly } from './item-state.ts';

/** Questions a person can answer now, and how many are answered. */
export function progressOf(root: FormNode): { readonly answered: number; readonly total: number } {
  let answered = 0;
  let total = 0;
  const visit = (node: FormNode): void => {
    if (!node.enabled || node.definition.hidden) return;
    if (node.definition.isQuestion && !isReadOnly(node)) {
      total += 1;
      if (node.answers.length > 0) answered += 1;
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
  return { answered, total };
}
