import type {
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '../../fhir/types.ts';
import { weightOf } from '../definition/answer-options.ts';
import { answerKey } from '../definition/answer-key.ts';
import { type DependencyGraph, mayCarryWeight } from '../definition/dependency-graph.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import type { FormFinding } from '../definition/form-finding.ts';
import type { Formula } from '../definition/formula.ts';
import type { ItemDefinition } from '../definition/item-definition.ts';
import { toNumeric } from '../expression/decimal.ts';
import type { Environment } from '../expression/environment.ts';
import {
  type Collection,
  type Element,
  ExpressionError,
  NotNative,
  nothing,
  toTruth,
} from '../expression/value.ts';
import { toDirtyQueue } from './dirty-queue.ts';
import { nodesSeenFrom } from './find-nodes.ts';
import { type FormNode, nearest } from './form-node.ts';
import type { FormTree } from './form-tree.ts';
import { countedFragment, forget } from './fragments.ts';
import { holds } from './holds.ts';
import { initialAnswers } from './initial-answers.ts';
import { sameValues } from './same-values.ts';
import { toAnswers } from './to-answers.ts';

/** More rounds than this in one change means that formulas keep each other going. */
const maxRounds = 25;

type ItemsBySlot = ReadonlyMap<string, readonly QuestionnaireResponseItem[]>;
const noItems: ItemsBySlot = new Map();

export type Propagation = {
  /** The answers of a node; what depends on them waits for `run`. */
  putAnswers(node: FormNode, answers: readonly QuestionnaireResponseAnswer[], below?: ItemsBySlot): void;
  /** A node that is new: all its formulas and those below it wait for `run`. */
  enter(node: FormNode, fillIn: boolean): void;
  /** A node that went: who read it is worked out again. */
  leave(node: FormNode): void;
  /** A result that came from the full engine. */
  putResult(formula: Formula, node: FormNode, values: Collection): void;
  run(): void;
  countedResponse(): QuestionnaireResponse;
  readonly onAnswer: (answer: QuestionnaireResponseAnswer, node: FormNode) => void;
};

export type PropagationHooks = {
  readonly onTouched: (node: FormNode) => void;
  readonly onAnswers: (node: FormNode, before: readonly QuestionnaireResponseAnswer[]) => void;
  readonly onChildren: (node: FormNode) => void;
  /** The formula needs the full engine. */
  readonly onForeign: (formula: Formula, node: FormNode) => void;
  readonly onFinding: (finding: FormFinding) => void;
};

type World = {
  readonly definition: FormDefinition;
  readonly graph: DependencyGraph;
  readonly tree: FormTree;
  readonly shell: Omit<QuestionnaireResponse, 'item'>;
  readonly launch: Readonly<Record<string, unknown>>;
  readonly today: string;
  readonly now: string;
};

/** Keeps everything that follows from the answers right: an answer works out again what reads it, nothing else. */
export function toPropagation(world: World, hooks: PropagationHooks): Propagation {
  const { definition, graph, tree, shell, launch } = world;
  const queue = toDirtyQueue(graph);
  const byLinkId = new Map<string, ItemDefinition>();
  for (const item of definition.items) if (!byLinkId.has(item.linkId)) byLinkId.set(item.linkId, item);
  const owners = new WeakMap<object, ItemDefinition>();
  const stopped = new Set<Formula>(graph.cyclic);
  /** While the form is opened every formula is waiting already. */
  let isOpen = false;
  let rounds = new Map<Formula, Map<FormNode, number>>();
  let counted: { readonly from: unknown; readonly response: QuestionnaireResponse } | null = null;

  const onAnswer = (answer: QuestionnaireResponseAnswer, node: FormNode): void => {
    owners.set(answer, node.definition);
  };

  const countedResponse = (): QuestionnaireResponse => {
    const root = countedFragment(tree.root, onAnswer);
    if (counted?.from !== root || !counted) {
      counted = { from: root, response: root?.item ? { ...shell, item: root.item } : shell };
    }
    return counted.response;
  };

  const mark = (formula: Formula, changed: FormNode): void => {
    if (formula.purpose.kind === 'initial' || stopped.has(formula)) return;
    if (formula.withinContext) {
      const node = nearest(changed, formula.definition);
      if (node) queue.add(formula, node);
      return;
    }
    for (const node of tree.instancesOf(formula.definition)) queue.add(formula, node);
  };

  const markAnswer = (node: FormNode): void => {
    const { linkId } = node.definition;
    for (const formula of graph.readersOf.get(linkId) ?? []) mark(formula, node);
    for (const formula of graph.readersOfEverything) mark(formula, node);
    if (mayCarryWeight(node.definition)) for (const formula of graph.readersOfWeights) mark(formula, node);
  };

  const environmentOf = (formula: Formula, node: FormNode): Environment => ({
    resource: () => countedResponse(),
    context: () =>
      node.parent === null
        ? countedResponse()
        : (countedFragment(node, onAnswer) ?? { linkId: node.definition.linkId }),
    questionnaire: definition.questionnaire,
    questionnaireItem: node.parent === null ? undefined : node.definition.item,
    constant: (name) => {
      const variable = formula.variables.get(name);
      if (variable) return nearest(node, variable.definition)?.results[variable.slot] ?? nothing;
      const resource = Object.hasOwn(launch, name) ? launch[name] : null;
      return typeof resource === 'object' && resource !== null ? [resource as Element] : nothing;
    },
    today: world.today,
    now: world.now,
    weightOf: (answer) => {
      const own = weightOf(answer);
      if (own !== undefined) return toNumeric(own);
      const owner = owners.get(answer);
      return owner ? owner.weights.get(answerKey(answer)) : null;
    },
    budget: { left: 3_000_000 },
  });

  const isOutOfReach = ({ unavailable, needs }: Formula): boolean =>
    unavailable || (needs.size > 0 && [...needs].some((name) => !Object.hasOwn(launch, name)));

  const work = (formula: Formula, node: FormNode): void => {
    if (formula.purpose.kind === 'enableWhen') {
      const { conditions, any } = formula.purpose;
      const answersTo = (question: string): readonly QuestionnaireResponseAnswer[] => {
        const target = byLinkId.get(question);
        const seen = target ? nodesSeenFrom(node, target, tree.instancesOf(target)) : [];
        return seen.flatMap(({ enabled, answers }) => (enabled ? answers : []));
      };
      const fits = (index: number): boolean => {
        const condition = conditions[index];
        return condition !== undefined && holds(condition, answersTo(condition.question));
      };
      const indexes = [...conditions.keys()];
      return putResult(formula, node, [any ? indexes.some(fits) : indexes.every(fits)]);
    }
    if (isOutOfReach(formula)) return putResult(formula, node, nothing);
    if (!formula.evaluate) return hooks.onForeign(formula, node);
    try {
      putResult(formula, node, formula.evaluate(environmentOf(formula, node)));
    } catch (error) {
      if (error instanceof NotNative) return hooks.onForeign(formula, node);
      if (!(error instanceof ExpressionError)) throw error;
      const { linkId } = formula.definition;
      hooks.onFinding({
        reason: 'expressionFailed',
        linkId,
        expression: formula.source,
        detail: error.message,
      });
      putResult(formula, node, nothing);
    }
  };

  const putResult = (formula: Formula, node: FormNode, values: Collection): void => {
    const before = node.results[formula.slot];
    if (before !== undefined && sameValues(before, values) && formula.purpose.kind !== 'calculated') return;
    node.results[formula.slot] = values;
    switch (formula.purpose.kind) {
      case 'enableWhen':
      case 'enableWhenExpression':
        return updateAllowed(node);
      case 'calculated':
        return putAnswers(node, toAnswers(values, node.definition));
      case 'initial':
        if (node.answers.length === 0) putAnswers(node, toAnswers(values, node.definition));
        return;
      case 'variable':
        return markVariable(formula, node);
      default:
        hooks.onTouched(node);
    }
  };

  const markVariable = (variable: Formula, at: FormNode): void => {
    for (const reader of graph.readersOfVariable.get(variable) ?? []) {
      if (stopped.has(reader) || reader.purpose.kind === 'initial') continue;
      for (const node of tree.instancesOf(reader.definition)) {
        if (nearest(node, variable.definition) === at) queue.add(reader, node);
      }
    }
  };

  const updateAllowed = (node: FormNode): void => {
    const allowed = node.definition.formulas.every((formula) => {
      const { kind } = formula.purpose;
      if ((kind !== 'enableWhen' && kind !== 'enableWhenExpression') || stopped.has(formula)) return true;
      return truthOrFalse(node.results[formula.slot]);
    });
    if (allowed === node.allowed) return;
    node.allowed = allowed;
    updateEnabled(node);
  };

  const updateEnabled = (node: FormNode): void => {
    const enabled = node.allowed && (node.parent?.enabled ?? true);
    if (enabled === node.enabled) return;
    node.enabled = enabled;
    forget(node);
    hooks.onTouched(node);
    if (node.answers.length > 0) markAnswer(node);
    for (const child of node.children) updateEnabled(child);
  };

  const putAnswers: Propagation['putAnswers'] = (node, answers, below = noItems) => {
    const before = node.answers;
    if (sameValues(before, answers) && below.size === 0) return;
    node.answers = answers;
    forget(node);
    hooks.onAnswers(node, before);
    hooks.onTouched(node);
    const { added, gone } = tree.fitBelow(node, below);
    for (const child of gone) leave(child);
    for (const child of added) enter(child, child.answers.length === 0);
    if (added.length + gone.length > 0) hooks.onChildren(node);
    markAnswer(node);
  };

  const enter = (node: FormNode, fillIn: boolean): void => {
    const { formulas, item } = node.definition;
    node.enabled = node.allowed && (node.parent?.enabled ?? true);
    if (fillIn && node.answers.length === 0) {
      const initial = initialAnswers(node);
      if (initial.length > 0) putAnswers(node, initial);
    }
    for (const formula of formulas) {
      if (stopped.has(formula)) continue;
      const wanted = formula.purpose.kind !== 'initial' || (fillIn && node.answers.length === 0);
      if (wanted) queue.add(formula, node);
      // Until its condition is known an item is not there.
      if (formula.purpose.kind === 'enableWhenExpression' && node.allowed) updateAllowed(node);
    }
    if (isOpen && node.answers.length > 0) hooks.onAnswers(node, []);
    if (isOpen && (node.answers.length > 0 || item.type === 'group')) markAnswer(node);
    for (const child of node.children) enter(child, fillIn);
  };

  const leave = (node: FormNode): void => {
    if (node.parent) forget(node.parent);
    if (node.answers.length > 0) {
      markAnswer(node);
      hooks.onAnswers(node, node.answers);
      node.answers = [];
    }
    for (const child of node.children) leave(child);
  };

  const run = (): void => {
    isOpen = true;
    rounds = new Map();
    for (let next = queue.next(); next; next = queue.next()) {
      const { formula, node } = next;
      if (stopped.has(formula)) continue;
      const counts = rounds.get(formula) ?? new Map<FormNode, number>();
      const count = (counts.get(node) ?? 0) + 1;
      rounds.set(formula, counts.set(node, count));
      if (count <= maxRounds) work(formula, node);
      else {
        stopped.add(formula);
        const { linkId } = formula.definition;
        hooks.onFinding({ reason: 'cycle', linkId, expression: formula.source, detail: linkId });
      }
    }
  };

  return { putAnswers, enter, leave, putResult, run, countedResponse, onAnswer };
}

function truthOrFalse(values: Collection | undefined): boolean {
  if (!values || values.length !== 1) return false;
  return toTruth(values) === true;
}
