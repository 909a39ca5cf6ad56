import type { Questionnaire, QuestionnaireResponse } from '../../fhir/types.ts';
import type { FormFinding } from '../definition/form-finding.ts';
import type { Formula } from '../definition/formula.ts';
import type { Collection } from '../expression/value.ts';
import type { ContextStep, ExpressionEvaluator, ExpressionOutcome } from './evaluator.ts';
import { type FormNode, nearest } from './form-node.ts';
import { slotOf } from './fragments.ts';
import type { Propagation } from './propagation.ts';

type World = {
  readonly questionnaire: Questionnaire;
  readonly evaluator: ExpressionEvaluator | undefined;
  readonly launch: Readonly<Record<string, unknown>>;
  readonly response: () => QuestionnaireResponse;
  readonly report: (finding: FormFinding) => void;
  readonly onResults: (put: (propagation: Propagation) => void) => void;
};

/** Formulas that the full engine works out. Of one formula only the newest question counts. */
export type ForeignFormulas = {
  ask(formula: Formula, node: FormNode): void;
  /** Sends what was asked since last time. */
  send(): void;
  /** Answers still under way will not be listened to. */
  forget(): void;
  settled(): Promise<void>;
};

export function toForeignFormulas(world: World): ForeignFormulas {
  const { evaluator, report } = world;
  const asked = new Map<Formula, Set<FormNode>>();
  let newest = new WeakMap<FormNode, Map<Formula, object>>();
  let underWay = 0;
  let waiting: (() => void)[] = [];

  const ask = (formula: Formula, node: FormNode): void => {
    const nodes = asked.get(formula);
    if (nodes) nodes.add(node);
    else asked.set(formula, new Set([node]));
  };

  const receive = (formula: Formula, node: FormNode, token: object, outcome: ExpressionOutcome): void => {
    if (newest.get(node)?.get(formula) !== token || node.removed) return;
    if (outcome.ok)
      return world.onResults((propagation) => propagation.putResult(formula, node, outcome.values));
    if (outcome.reason === 'closed') return;
    const reason = outcome.reason === 'timeout' ? 'expressionTimeout' : 'expressionFailed';
    report({
      reason,
      linkId: formula.definition.linkId,
      expression: formula.source,
      detail: outcome.message,
    });
    world.onResults((propagation) => propagation.putResult(formula, node, []));
  };

  const sendOne = (formula: Formula, node: FormNode): void => {
    const token = {};
    const tokens = newest.get(node) ?? new Map<Formula, object>();
    newest.set(node, tokens.set(formula, token));
    if (!evaluator) {
      report({
        reason: 'expressionUnsupported',
        linkId: formula.definition.linkId,
        expression: formula.source,
      });
      return;
    }
    underWay += 1;
    const request = {
      expression: formula.source,
      questionnaire: world.questionnaire,
      response: world.response(),
      contextPath: contextPath(node),
      contextLinkId: node.parent ? node.definition.linkId : null,
      variables: variablesOf(formula, node),
      launch: world.launch,
    };
    void evaluator.evaluate(request).then((outcome) => {
      receive(formula, node, token, outcome);
      underWay -= 1;
      if (underWay > 0) return;
      const resolve = waiting;
      waiting = [];
      for (const release of resolve) release();
    });
  };

  return {
    ask,
    send: () => {
      const now = [...asked].flatMap(([formula, nodes]) => [...nodes].map((node) => ({ formula, node })));
      asked.clear();
      for (const { formula, node } of now) if (!node.removed) sendOne(formula, node);
    },
    forget: () => {
      asked.clear();
      newest = new WeakMap();
    },
    settled: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

function variablesOf(formula: Formula, node: FormNode): Readonly<Record<string, Collection>> {
  return Object.fromEntries(
    [...formula.variables].map(([name, variable]) => [
      name,
      nearest(node, variable.definition)?.results[variable.slot] ?? [],
    ]),
  );
}

/** Where the item lies in the response as it counts; null at the root and when it is not in it. */
function contextPath(node: FormNode): readonly ContextStep[] | null {
  const steps: ContextStep[] = [];
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    const siblings =
      at.slot === undefined ? parent.children : parent.children.filter(({ slot }) => slot === at.slot);
    const item = siblings.filter(({ counted }) => counted).indexOf(at);
    if (item < 0) return null;
    if (at.slot === undefined) steps.unshift({ item });
    else {
      const answer = parent.answers.findIndex((one) => slotOf(parent, one) === at.slot);
      steps.unshift({ answer, item });
    }
  }
  return steps.length > 0 ? steps : null;
}
