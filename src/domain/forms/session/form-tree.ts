import type { QuestionnaireResponseAnswer, QuestionnaireResponseItem } from '../../fhir/types.ts';
import type { ItemDefinition } from '../definition/item-definition.ts';
import type { FormNode } from './form-node.ts';
import { itemsOf, slotOf } from './fragments.ts';

type Items = readonly QuestionnaireResponseItem[];

/** Makes and registers the nodes of an open form. */
export type FormTree = {
  readonly root: FormNode;
  readonly byPath: ReadonlyMap<string, FormNode>;
  instancesOf(definition: ItemDefinition): readonly FormNode[];
  /** One more repeat of a group behind another; not yet evaluated. */
  addRepeat(after: FormNode, instance: string): FormNode;
  remove(node: FormNode): void;
  /**
   * Makes the items below a question fit its answers; returns the nodes that came and that went. `given`: items
   * that came with an answer, by its slot; otherwise an answer that comes back finds what lay below it.
   */
  fitBelow(
    node: FormNode,
    given: ReadonlyMap<string, Items>,
  ): { readonly added: readonly FormNode[]; readonly gone: readonly FormNode[] };
};

export function toFormTree(
  definition: ItemDefinition,
  definitionCount: number,
  items: Items,
  newId: () => string,
): FormTree {
  const byPath = new Map<string, FormNode>();
  const instances: FormNode[][] = Array.from({ length: definitionCount }, () => []);

  const register = (node: FormNode): void => {
    byPath.set(node.path, node);
    instances[node.definition.index]?.push(node);
  };

  const unregister = (node: FormNode): void => {
    node.removed = true;
    byPath.delete(node.path);
    const list = instances[node.definition.index];
    const at = list?.indexOf(node) ?? -1;
    if (at >= 0) list?.splice(at, 1);
    for (const child of node.children) unregister(child);
  };

  const make = (
    of: ItemDefinition,
    parent: FormNode | null,
    from: QuestionnaireResponseItem | undefined,
    place: { readonly instance?: string; readonly slot?: string } = {},
  ): FormNode => {
    const { linkId: _, answer = [], item = [], ...carried } = from ?? { linkId: of.linkId };
    const node: FormNode = {
      definition: of,
      parent,
      path: parent ? toPath(parent, of, place) : '',
      instance: place.instance,
      slot: place.slot,
      carried: place.instance === undefined ? carried : { ...carried, id: place.instance },
      answers: of.isQuestion ? answer.map(withoutItems) : [],
      unknown: [],
      children: [],
      unknownBelow: new Map(),
      asleep: new Map(),
      allowed: true,
      enabled: true,
      results: Array.from({ length: of.formulas.length }, () => undefined),
      kept: undefined,
      counted: undefined,
      state: undefined,
      removed: false,
    };
    register(node);
    if (of.isQuestion) makeBelowAnswers(node, answer);
    else {
      const { children, unknown } = makeChildren(of.children, node, item);
      node.children = children;
      node.unknown = unknown;
    }
    return node;
  };

  const makeChildren = (
    definitions: readonly ItemDefinition[],
    parent: FormNode,
    from: Items,
  ): { readonly children: FormNode[]; readonly unknown: Items } => {
    const byLinkId = groupByLinkId(from);
    const children: FormNode[] = [];
    for (const definition_ of definitions) {
      const found = byLinkId.get(definition_.linkId) ?? [];
      byLinkId.delete(definition_.linkId);
      if (definition_.repeatsAsGroup) {
        const taken = new Set(found.flatMap(({ id }) => id ?? []));
        for (const [index, item] of (found.length > 0 ? found : [undefined]).entries()) {
          children.push(make(definition_, parent, item, { instance: item?.id ?? freeId(taken, index) }));
        }
      } else children.push(make(definition_, parent, mergedItem(found)));
    }
    return { children, unknown: [...byLinkId.values()].flat() };
  };

  const makeBelow = (
    node: FormNode,
    slot: string,
    from: Items,
    definitions: readonly ItemDefinition[],
  ): FormNode[] => {
    const byLinkId = groupByLinkId(from);
    const known = new Set(node.definition.children.map(({ linkId }) => linkId));
    const unknown = from.filter(({ linkId }) => !known.has(linkId));
    if (unknown.length > 0) node.unknownBelow.set(slot, unknown);
    return definitions.flatMap((child) => {
      const found = byLinkId.get(child.linkId) ?? [];
      if (!child.repeatsAsGroup) return [make(child, node, mergedItem(found), { slot })];
      const taken = new Set(found.flatMap(({ id }) => id ?? []));
      return (found.length > 0 ? found : [undefined]).map((item, index) =>
        make(child, node, item, { slot, instance: item?.id ?? freeId(taken, index) }),
      );
    });
  };

  /** Help and the like lies below a question whether it is answered or not; questions wait for an answer. */
  const makeBelowAnswers = (node: FormNode, answers: readonly QuestionnaireResponseAnswer[]): void => {
    const { children } = node.definition;
    for (const { id, item } of children.length === 0 ? answers : []) {
      if (item) node.unknownBelow.set(node.definition.item.repeats ? (id ?? '') : '', item);
    }
    if (children.length === 0) return;
    const displays = children.filter(({ isDisplay }) => isDisplay);
    const questions = children.filter(({ isDisplay }) => !isDisplay);
    if (questions.length > 0 && node.definition.item.repeats) {
      node.answers = node.answers.map((answer) =>
        answer.id === undefined ? { ...answer, id: newId() } : answer,
      );
    }
    node.children = [
      ...makeBelow(node, '', [], displays),
      ...answers.flatMap(({ item = [] }, index) => {
        const answer = node.answers[index];
        return answer ? makeBelow(node, slotOf(node, answer), item, questions) : [];
      }),
    ];
  };

  const fitBelow: FormTree['fitBelow'] = (node, given) => {
    const questions = node.definition.children.filter(({ isDisplay }) => !isDisplay);
    if (questions.length === 0) return { added: [], gone: [] };
    const wanted = new Set(node.answers.map((answer) => slotOf(node, answer)));
    const there = new Map<string, FormNode[]>();
    for (const child of node.children) {
      if (child.definition.isDisplay) continue;
      const slot = child.slot ?? '';
      there.set(slot, [...(there.get(slot) ?? []), child]);
    }
    const gone: FormNode[] = [];
    for (const [slot, children] of there) {
      if (wanted.has(slot) && !given.has(slot)) continue;
      if (!wanted.has(slot))
        node.asleep.set(
          slot,
          itemsOf(children, 'kept', () => undefined, []),
        );
      gone.push(...children);
    }
    for (const child of gone) unregister(child);
    const added = [...wanted].flatMap((slot) => {
      const from = given.get(slot) ?? (there.has(slot) ? undefined : (node.asleep.get(slot) ?? []));
      if (!from) return [];
      node.asleep.delete(slot);
      return makeBelow(node, slot, from, questions);
    });
    node.children = [...node.children.filter((child) => !child.removed), ...added];
    return { added, gone };
  };

  const root = make(definition, null, { linkId: '', item: items });
  return {
    root,
    byPath,
    instancesOf: (of) => instances[of.index] ?? [],
    addRepeat: (after, instance) => {
      const { parent } = after;
      if (!parent) throw new Error('the form itself does not repeat');
      const place = after.slot === undefined ? { instance } : { instance, slot: after.slot };
      const node = make(after.definition, parent, undefined, place);
      parent.children.splice(parent.children.indexOf(after) + 1, 0, node);
      return node;
    },
    remove: (node) => {
      unregister(node);
      const { parent } = node;
      if (parent) parent.children = parent.children.filter((child) => child !== node);
    },
    fitBelow,
  };
}

function toPath(
  parent: FormNode,
  { linkId }: ItemDefinition,
  { instance, slot }: { readonly instance?: string; readonly slot?: string },
): string {
  const around = parent.path + (slot ? `[${encodeURIComponent(slot)}]` : '');
  const separator = parent.path === '' ? '' : slot === undefined ? '/' : '>';
  return `${around}${separator}${encodeURIComponent(linkId)}${instance === undefined ? '' : `[${encodeURIComponent(instance)}]`}`;
}

/** The first repeat has the same id on every device, so that two who start the same draft fill in the same one. */
function freeId(taken: Set<string>, index: number): string {
  let number = index + 1;
  while (taken.has(String(number))) number += 1;
  taken.add(String(number));
  return String(number);
}

/** A group or question that does not repeat but came twice: what it holds is put together, nothing is lost. */
function mergedItem(found: Items): QuestionnaireResponseItem | undefined {
  const [first, ...rest] = found;
  if (!first || rest.length === 0) return first;
  const answer = found.flatMap((one) => one.answer ?? []);
  const item = found.flatMap((one) => one.item ?? []);
  return { ...first, ...(answer.length > 0 ? { answer } : {}), ...(item.length > 0 ? { item } : {}) };
}

const withoutItems = (answer: QuestionnaireResponseAnswer): QuestionnaireResponseAnswer => {
  if (!answer.item) return answer;
  const { item: _, ...rest } = answer;
  return rest;
};

function groupByLinkId(items: Items): Map<string, QuestionnaireResponseItem[]> {
  const groups = new Map<string, QuestionnaireResponseItem[]>();
  for (const item of items) {
    const group = groups.get(item.linkId);
    if (group) group.push(item);
    else groups.set(item.linkId, [item]);
  }
  return groups;
}
