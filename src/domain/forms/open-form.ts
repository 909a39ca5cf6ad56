import type { Questionnaire, QuestionnaireResponse, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { toDependencyGraph } from './definition/dependency-graph.ts';
import { toFormDefinition } from './definition/form-definition.ts';
import type { FormFinding } from './definition/form-finding.ts';
import type { AnswerChange, FormSession } from './form-session.ts';
import { toForeignFormulas } from './session/foreign-formulas.ts';
import type { ExpressionEvaluator } from './session/evaluator.ts';
import { type FormNode, nodesFrom } from './session/form-node.ts';
import { type FormTree, toFormTree } from './session/form-tree.ts';
import { forget, keptFragment } from './session/fragments.ts';
import { itemState } from './session/item-state.ts';
import { normalAnswers } from './session/normal-answers.ts';
import { progressOf } from './session/progress-of.ts';
import { type Propagation, toPropagation } from './session/propagation.ts';
import { sameValues } from './session/same-values.ts';
import { answersThatDiffer } from './session/answers-that-differ.ts';
import { toCountedIds } from './session/counted-ids.ts';
import { toSigned } from './session/to-signed.ts';
import { answerAt } from './set-answer.ts';
import { reviewForm } from './validation/review-form.ts';

export type OpenFormOptions = {
  /** Answers so far; absent: a new response. */
  readonly response?: QuestionnaireResponse;
  /** Resources that expressions may use, by name: patient, user, encounter and what else the form asks for. */
  readonly launch?: Readonly<Record<string, unknown>>;
  /** The day it is, `2026-11-21`. */
  readonly today: string;
  /** The moment it is, with offset; midnight of `today` when absent. */
  readonly now?: string;
  /** The whole of FHIRPath; without it an expression that the engine does not know becomes a finding. */
  readonly evaluator?: ExpressionEvaluator;
  /** Makes ids of repeats that never meet another device's; absent: counted within the form. */
  readonly newId?: () => string;
  /** `new`: initial values only where nothing was answered before; `unanswered`: at every unanswered item. */
  readonly initial?: 'new' | 'unanswered';
};

/** Opens a form for filling in. See SPEC.md; the questionnaire is one that `parseQuestionnaire` let through. */
export function openForm(questionnaire: Questionnaire, options: OpenFormOptions): FormSession {
  const definition = toFormDefinition(questionnaire);
  const graph = toDependencyGraph(definition);
  const given = options.response;
  const isNew = !given?.item || given.item.length === 0;
  const fillIn = isNew || options.initial === 'unanswered';
  const { item: _, ...shell } = given ?? emptyResponse(questionnaire);
  const ids = toCountedIds();
  ids.learn(given?.item);
  const newId = options.newId ?? ids.next;
  const findings: FormFinding[] = [...definition.findings, ...graph.findings];
  const listeners = new Map<string | null, Set<() => void>>();
  const lateListeners = new Set<(changes: readonly AnswerChange[]) => void>();

  let touched = new Set<FormNode>();
  let reshaped = new Set<FormNode>();
  let before = new Map<FormNode, readonly QuestionnaireResponseAnswer[]>();
  let tree: FormTree;
  let propagation: Propagation;
  let closed = false;
  let hasNews = false;

  const report = (finding: FormFinding): void => {
    if (findings.some((known) => sameValues(known, finding))) return;
    findings.push(finding);
    hasNews = true;
  };

  const foreign = toForeignFormulas({
    questionnaire,
    evaluator: options.evaluator,
    launch: options.launch ?? {},
    response: () => propagation.countedResponse(),
    report,
    onResults: (put) => {
      if (closed) return;
      put(propagation);
      const changes = settle();
      if (changes.length > 0) for (const listener of lateListeners) listener(changes);
    },
  });

  const build = (response: QuestionnaireResponse | undefined, fill: boolean): void => {
    tree = toFormTree(definition.root, definition.items.length, response?.item ?? [], newId);
    propagation = toPropagation(
      {
        definition,
        graph,
        tree,
        shell,
        launch: options.launch ?? {},
        today: options.today,
        now: options.now ?? `${options.today}T00:00:00Z`,
      },
      {
        onTouched: (node) => {
          node.state = undefined;
          touched.add(node);
        },
        onAnswers: (node, answers) => {
          if (!before.has(node)) before.set(node, answers);
        },
        onChildren: (node) => reshaped.add(node),
        onForeign: foreign.ask,
        onFinding: report,
      },
    );
    for (const { unknown, unknownBelow } of nodesFrom(tree.root)) {
      for (const { linkId } of [...unknown, ...[...unknownBelow.values()].flat()])
        report({ reason: 'unknownItem', linkId });
    }
    propagation.enter(tree.root, fill);
    propagation.run();
  };

  /** Works out what waits, tells who listens, and returns the answers that are not what they were. */
  const settle = (): readonly AnswerChange[] => {
    propagation.run();
    foreign.send();
    const changes = [...before].flatMap(([node, answers]) =>
      sameValues(node.answers, answers) ? [] : { path: node.path, answer: node.answers },
    );
    const paths = new Set<string | null>();
    for (const { path } of touched) paths.add(path);
    for (const { path } of reshaped) paths.add(path === '' ? null : path);
    if (paths.size > 0 || hasNews) paths.add(null);
    hasNews = false;
    touched = new Set();
    reshaped = new Set();
    before = new Map();
    for (const path of paths) for (const listener of listeners.get(path) ?? []) listener();
    return changes;
  };

  build(given, fillIn);
  const changesAtOpening = settle();

  const response = (): QuestionnaireResponse => {
    const kept = keptFragment(tree.root, propagation.onAnswer);
    return kept?.item ? { ...shell, item: kept.item } : shell;
  };

  const answerable = (path: string): FormNode | null => {
    const node = tree.byPath.get(path);
    return node?.definition.isQuestion && !node.definition.calculated ? node : null;
  };

  return {
    questionnaire,
    changesAtOpening,
    response,
    item: (path) => {
      const node = tree.byPath.get(path);
      return node && node.parent ? itemState(node) : undefined;
    },
    children: (path) => {
      const node = path === null ? tree.root : tree.byPath.get(path);
      return node?.children.map((child) => child.path) ?? [];
    },
    setAnswer: (path, answer) => {
      const node = answerable(path);
      if (!node) return [];
      const { answers, below } = normalAnswers(node, answer, newId);
      propagation.putAnswers(node, answers, below);
      return settle();
    },
    addRepeat: (afterPath) => {
      const after = tree.byPath.get(afterPath);
      if (!after?.parent || !after.definition.repeatsAsGroup) return afterPath;
      const node = tree.addRepeat(after, newId());
      forget(after.parent);
      reshaped.add(after.parent);
      propagation.enter(node, true);
      const changes = settle();
      if (changes.length > 0) for (const listener of lateListeners) listener(changes);
      return node.path;
    },
    removeRepeat: (path) => {
      const node = tree.byPath.get(path);
      if (!node?.parent || !node.definition.repeatsAsGroup) return [];
      const { parent } = node;
      const repeats = parent.children.filter(
        ({ definition: of, slot }) => of === node.definition && slot === node.slot,
      );
      if (repeats.length === 1) {
        propagation.enter(tree.addRepeat(node, newId()), true);
      }
      propagation.leave(node);
      tree.remove(node);
      forget(parent);
      reshaped.add(parent);
      return settle();
    },
    replaceResponse: (next) => {
      ids.learn(next.item);
      const probe = toFormTree(definition.root, definition.items.length, next.item ?? [], newId);
      const differences = answersThatDiffer(tree, probe);
      if (differences) {
        for (const [node, answers] of differences) if (!node.removed) propagation.putAnswers(node, answers);
      } else {
        foreign.forget();
        build(next, false);
        for (const node of nodesFrom(tree.root)) {
          touched.add(node);
          reshaped.add(node);
        }
      }
      // What came from elsewhere is stored there: only what followed from it here is news.
      const changes = settle().filter(
        ({ path, answer }) => !sameValues(toBare(answer), toBare(answerAt(next, path))),
      );
      if (changes.length > 0) for (const listener of lateListeners) listener(changes);
    },
    subscribe: (path, listener) => {
      const set = listeners.get(path) ?? new Set();
      listeners.set(path, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(path) === set) listeners.delete(path);
      };
    },
    watchChanges: (listener) => {
      lateListeners.add(listener);
      return () => void lateListeners.delete(listener);
    },
    review: () => reviewForm(tree.root),
    toSigned: () => toSigned(tree.root, shell, propagation.onAnswer),
    progress: () => progressOf(tree.root),
    findings: () => findings,
    settled: foreign.settled,
    close: () => {
      closed = true;
      foreign.forget();
      listeners.clear();
      lateListeners.clear();
    },
  };
}

function emptyResponse({ url, version }: Questionnaire): QuestionnaireResponse {
  return {
    resourceType: 'QuestionnaireResponse',
    ...(url === undefined ? {} : { questionnaire: version === undefined ? url : `${url}|${version}` }),
    status: 'in-progress',
  };
}

/** The answers themselves, without the items below them. */
const toBare = (answers: readonly QuestionnaireResponseAnswer[]) =>
  answers.map(({ item: _, ...value }) => value);
