import { compileExpression } from '../expression/compile-expression.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { readsOf } from '../expression/reads-of.ts';
import type { FormFinding } from './form-finding.ts';
import type { Formula } from './formula.ts';
import type { FormulaSource } from './formula-sources.ts';
import type { ItemDefinition } from './item-definition.ts';

/** Names that an expression may always use. */
const known = new Set(['questionnaire', 'qitem', 'sct', 'loinc', 'ucum']);

type Context = {
  readonly definition: ItemDefinition;
  readonly slot: number;
  /** Variables that can be seen from the item, the nearest first. */
  readonly visible: (name: string) => Formula | undefined;
  /** Resources that the form asks for or that are usually there. */
  readonly launchNames: ReadonlySet<string>;
  readonly report: (finding: FormFinding) => void;
};

const nobody: ReadonlySet<string> = new Set();

/** Null when the expression is in a language that cannot be evaluated on a device. */
export function toFormula({ purpose, expression }: FormulaSource, context: Context): Formula | null {
  const { definition, slot, visible, launchNames, report } = context;
  const bare: Formula = {
    definition,
    purpose,
    slot,
    source: '',
    evaluate: null,
    linkIds: nobody,
    everything: false,
    everyWeight: false,
    withinContext: false,
    variables: new Map(),
    needs: nobody,
    unavailable: false,
  };
  if (purpose.kind === 'enableWhen') {
    return { ...bare, linkIds: new Set(purpose.conditions.map(({ question }) => question)) };
  }
  const { linkId } = definition;
  const source = expression?.expression;
  if (source === undefined || !/^text\/fhirpath$/i.test(expression?.language ?? '')) {
    const detail = expression?.language ?? '';
    report({
      reason: 'languageUnsupported',
      linkId,
      detail,
      ...(source === undefined ? {} : { expression: source }),
    });
    // What leans on such a variable stays empty; anything else is as if it were not written.
    return purpose.kind === 'variable' ? { ...bare, unavailable: true } : null;
  }
  const syntax = parseExpression(source);
  if (!syntax) return { ...bare, source, everything: true };
  const reads = readsOf(syntax);
  const variables = new Map<string, Formula>();
  const needs = new Set<string>();
  let unavailable = false;
  for (const name of reads.constants) {
    const variable = visible(name);
    if (variable) {
      variables.set(name, variable);
      for (const need of variable.needs) needs.add(need);
      unavailable ||= variable.unavailable;
    } else if (launchNames.has(name)) needs.add(name);
    else if (!known.has(name) && !/^(?:vs|ext)-/.test(name)) {
      unavailable = true;
      report({ reason: 'unknownVariable', linkId, expression: source, detail: name });
    }
  }
  return { ...bare, ...reads, source, evaluate: compileExpression(syntax), variables, needs, unavailable };
}
