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
  const bare = { definition, purpose, slot, source: '', everything: false, everyWeight: false, withinContext: false };
  if (purpose.kind === 'enableWhen') {
    const linkIds = new Set(purpose.conditions.map(({ question }) => question));
    return { ...bare, evaluate: null, linkIds, variables: new Map() };
  }
  const source = expression?.expression;
  if (source === undefined || !/^text\/fhirpath$/i.test(expression?.language ?? '')) {
    const detail = expression?.language ?? '';
    report({ reason: 'languageUnsupported', linkId: definition.linkId, detail, ...(source === undefined ? {} : { expression: source }) });
    // A variable nobody can fill is empty; the rest is as if it were not written.
    return purpose.kind === 'variable' ? { ...bare, evaluate: () => [], linkIds: nobody, variables: new Map() } : null;
  }
  const syntax = parseExpression(source);
  if (!syntax) {
    return { ...bare, source, evaluate: null, everything: true, linkIds: nobody, variables: new Map() };
  }
  const reads = readsOf(syntax);
  const variables = new Map<string, Formula>();
  for (const name of reads.constants) {
    const variable = visible(name);
    if (variable) variables.set(name, variable);
    else if (!known.has(name) && !launchNames.has(name) && !/^(?:vs|ext)-/.test(name)) {
      report({ reason: 'unknownVariable', linkId: definition.linkId, expression: source, detail: name });
    }
  }
  return { ...bare, ...reads, source, evaluate: compileExpression(syntax), variables };
}
