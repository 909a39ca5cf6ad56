import type { QuestionnaireResponseAnswer, QuestionnaireResponseItem } from '../../fhir/types.ts';
import type { Collection } from '../expression/value.ts';
import type { ItemState } from '../form-session.ts';
import type { ItemDefinition } from '../definition/item-definition.ts';

/**
 * One item as it stands in an open form. Its answers are the answers of the response: the fragments below are
 * cut from them and put together to the response, so there is nothing to keep in step.
 */
export type FormNode = {
  readonly definition: ItemDefinition;
  readonly parent: FormNode | null;
  readonly path: string;
  /** Instance id of one repeat of a group. */
  readonly instance: string | undefined;
  /** Below a question: the id of the answer it belongs to, empty when the question takes one answer. */
  readonly slot: string | undefined;
  /** What else the response had on the item: its id, text, extensions. */
  carried: Omit<QuestionnaireResponseItem, 'linkId' | 'answer' | 'item'>;
  answers: readonly QuestionnaireResponseAnswer[];
  /** Items of the response below this one that the form does not know; kept as they came. */
  unknown: readonly QuestionnaireResponseItem[];
  children: FormNode[];
  /** The same below each answer of a question, by its slot. */
  readonly unknownBelow: Map<string, readonly QuestionnaireResponseItem[]>;
  /** What lay below an answer that was taken away, by its slot: it comes back with the answer. */
  readonly asleep: Map<string, readonly QuestionnaireResponseItem[]>;
  /** By its own conditions. */
  allowed: boolean;
  /** By its own conditions and those of everything around it. */
  enabled: boolean;
  /** Results of the formulas on the item, by slot. */
  readonly results: (Collection | undefined)[];
  /** The item as it is kept, and as it counts (disabled items left out). Undefined: to be made again. */
  kept: QuestionnaireResponseItem | null | undefined;
  counted: QuestionnaireResponseItem | null | undefined;
  state: ItemState | undefined;
  removed: boolean;
};

export function nearest(node: FormNode, definition: ItemDefinition): FormNode | undefined {
  for (let at: FormNode | null = node; at; at = at.parent) if (at.definition === definition) return at;
  return undefined;
}

/** Every node from this one down, in the form's order. */
export function* nodesFrom(node: FormNode): Generator<FormNode> {
  yield node;
  for (const child of node.children) yield* nodesFrom(child);
}
