import type { DependencyGraph } from '../definition/dependency-graph.ts';
import type { Formula } from '../definition/formula.ts';
import type { FormNode } from './form-node.ts';

/** Formulas waiting to be worked out again, handed out in the order of the graph. */
export type DirtyQueue = {
  add(formula: Formula, node: FormNode): void;
  next(): { readonly formula: Formula; readonly node: FormNode } | null;
};

export function toDirtyQueue({ order, rankOf }: DependencyGraph): DirtyQueue {
  const waiting = new Map<number, Set<FormNode>>();
  let cursor = 0;
  let last = -1;
  return {
    add: (formula, node) => {
      const rank = rankOf.get(formula);
      if (rank === undefined) return;
      const nodes = waiting.get(rank);
      if (nodes) nodes.add(node);
      else waiting.set(rank, new Set([node]));
      cursor = Math.min(cursor, rank);
      last = Math.max(last, rank);
    },
    next: () => {
      for (; cursor <= last; cursor += 1) {
        const nodes = waiting.get(cursor);
        const formula = order[cursor];
        if (!nodes || !formula) continue;
        for (const node of nodes) {
          nodes.delete(node);
          if (!node.removed) return { formula, node };
        }
        waiting.delete(cursor);
      }
      cursor = 0;
      last = -1;
      return null;
    },
  };
}
