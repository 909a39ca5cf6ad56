import type { ItemDefinition } from '../definition/item-definition.ts';
import { type FormNode, nearest } from './form-node.ts';

/** More than this, and walking down from what both share is shorter than asking each. */
const few = 4;

/** All places where an item stands, as seen from another: within the nearest repeat that holds both. */
export function nodesSeenFrom(
  node: FormNode,
  target: ItemDefinition,
  instances: readonly FormNode[],
): readonly FormNode[] {
  if (instances.length === 0) return instances;
  const chain: ItemDefinition[] = [];
  for (let at: ItemDefinition | null = target; at; at = at.parent) chain.unshift(at);
  for (let around = node.parent; around; around = around.parent) {
    const shared = around;
    const depth = chain.indexOf(shared.definition);
    if (depth < 0) continue;
    if (shared.parent === null && instances.length === 1) return instances;
    return instances.length <= few
      ? instances.filter((instance) => nearest(instance, shared.definition) === shared)
      : below([shared], chain.slice(depth + 1));
  }
  return instances;
}

function below(nodes: readonly FormNode[], chain: readonly ItemDefinition[]): readonly FormNode[] {
  let level = nodes;
  for (const definition of chain) {
    level = level.flatMap(({ children }) => children.filter((child) => child.definition === definition));
  }
  return level;
}
