import type { FormDefinition } from './form-definition.ts';
import type { FormFinding } from './form-finding.ts';
import type { Formula } from './formula.ts';
import type { ItemDefinition } from './item-definition.ts';

/** Who reads what, and the order in which formulas are worked out so that each is worked out once. */
export type DependencyGraph = {
  /** Formulas in an order that puts what is read before what reads it. */
  readonly order: readonly Formula[];
  readonly rankOf: ReadonlyMap<Formula, number>;
  /** Formulas that read the answer of an item. */
  readonly readersOf: ReadonlyMap<string, readonly Formula[]>;
  readonly readersOfEverything: readonly Formula[];
  readonly readersOfWeights: readonly Formula[];
  readonly readersOfVariable: ReadonlyMap<Formula, readonly Formula[]>;
  /** Formulas that wait for themselves: they are left out. */
  readonly cyclic: ReadonlySet<Formula>;
  readonly findings: readonly FormFinding[];
};

export const mayCarryWeight = ({ item }: ItemDefinition): boolean =>
  item.type === 'choice' || item.type === 'open-choice' || item.answerOption !== undefined;

const none: readonly Formula[] = [];

export function toDependencyGraph({ items, formulas }: FormDefinition): DependencyGraph {
  const below = new Map(items.map(({ linkId, linkIdsBelow }) => [linkId, linkIdsBelow]));
  const readersOf = new Map<string, Formula[]>();
  const readersOfVariable = new Map<Formula, Formula[]>();
  for (const formula of formulas) {
    // Reading an item reads what lies below it; a condition looks at the answer alone.
    const read =
      formula.purpose.kind === 'enableWhen'
        ? formula.linkIds
        : new Set([...formula.linkIds].flatMap((linkId) => below.get(linkId) ?? []));
    for (const linkId of read) push(readersOf, linkId, formula);
    for (const variable of formula.variables.values()) push(readersOfVariable, variable, formula);
  }

  const readersOfWeights = formulas.filter(({ everyWeight, everything }) => everyWeight && !everything);
  const scored = new Set(items.filter(mayCarryWeight).map(({ linkId }) => linkId));

  const readBy = (formula: Formula): readonly Formula[] => {
    switch (formula.purpose.kind) {
      case 'calculated':
        // What lies below a question is there only while it has an answer.
        return formula.definition.linkIdsBelow.flatMap((linkId) => readersOf.get(linkId) ?? none);
      case 'enableWhen':
      case 'enableWhenExpression':
        return formula.definition.linkIdsBelow.flatMap((linkId) => [
          ...(readersOf.get(linkId) ?? none),
          ...(scored.has(linkId) ? readersOfWeights : none),
        ]);
      case 'variable':
        return readersOfVariable.get(formula) ?? none;
      default:
        return none;
    }
  };

  const { order, cycles } = sort(formulas, readBy);
  return {
    order,
    rankOf: new Map(order.map((formula, rank) => [formula, rank])),
    readersOf,
    readersOfEverything: formulas.filter(({ everything }) => everything),
    readersOfWeights,
    readersOfVariable,
    cyclic: new Set(cycles.flat()),
    findings: cycles.map(toFinding),
  };
}

/**
 * Depth first from what is read to what reads it, without recursion: a chain may be as long as the form. What
 * reads unnamed items comes last among equals, because it may read the others.
 */
function sort(
  formulas: readonly Formula[],
  readBy: (formula: Formula) => readonly Formula[],
): { readonly order: readonly Formula[]; readonly cycles: readonly (readonly Formula[])[] } {
  const finished: Formula[] = [];
  const cycles: (readonly Formula[])[] = [];
  const state = new Map<Formula, 'open' | 'done'>();
  // Reversed at the end, so what should come last is visited first.
  const starts = [...formulas].toReversed().toSorted((a, b) => Number(looksFar(b)) - Number(looksFar(a)));
  for (const start of starts) {
    if (state.has(start)) continue;
    const path: { readonly formula: Formula; readonly next: Iterator<Formula> }[] = [];
    const enter = (formula: Formula): void => {
      state.set(formula, 'open');
      path.push({ formula, next: new Set(readBy(formula)).values() });
    };
    enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value, done } = top.next.next();
      if (done) {
        state.set(top.formula, 'done');
        finished.push(top.formula);
        path.pop();
      } else if (!state.has(value)) enter(value);
      else if (state.get(value) === 'open') {
        cycles.push(
          path.slice(path.findIndex(({ formula }) => formula === value)).map(({ formula }) => formula),
        );
      }
    }
  }
  return { order: finished.toReversed(), cycles };
}

const looksFar = ({ everything, everyWeight }: Formula): boolean => everything || everyWeight;

function toFinding(cycle: readonly Formula[]): FormFinding {
  const [first] = cycle;
  const names = new Set(cycle.map(({ definition }) => definition.linkId));
  return {
    reason: 'cycle',
    ...(first ? { linkId: first.definition.linkId, expression: first.source } : {}),
    detail: [...names].join(' → '),
  };
}

function push<K>(map: Map<K, Formula[]>, key: K, formula: Formula): void {
  const list = map.get(key);
  if (list) list.push(formula);
  else map.set(key, [formula]);
}
