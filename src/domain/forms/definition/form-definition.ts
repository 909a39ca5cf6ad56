import type { Questionnaire, QuestionnaireItem } from '../../fhir/types.ts';
import { answerKey } from './answer-key.ts';
import { answerOptionsOf, weightsOf } from './answer-options.ts';
import { findExtension, findExtensions } from './find-extension.ts';
import type { FormFinding } from './form-finding.ts';
import type { Formula } from './formula.ts';
import { calculationOf, formulaSourcesOf, rootFormulaSourcesOf } from './formula-sources.ts';
import { isReadText } from './is-read-text.ts';
import type { ItemDefinition } from './item-definition.ts';
import { limitsOf } from './limits.ts';
import { toFormula } from './to-formula.ts';

/** A form read once: its items and everything that is worked out in it. */
export type FormDefinition = {
  readonly questionnaire: Questionnaire;
  readonly root: ItemDefinition;
  readonly items: readonly ItemDefinition[];
  readonly formulas: readonly Formula[];
  readonly findings: readonly FormFinding[];
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Variables = ReadonlyMap<string, Formula>;

const usualLaunchNames = [
  'patient',
  'user',
  'encounter',
  'practitioner',
  'visit',
  'location',
  'organization',
  'study',
  'client',
];

export function toFormDefinition(questionnaire: Questionnaire): FormDefinition {
  const items: ItemDefinition[] = [];
  const formulas: Formula[] = [];
  const findings: FormFinding[] = [];
  const launchNames = launchNamesOf(questionnaire);
  const report = (finding: FormFinding): void => void findings.push(finding);

  const define = (
    item: QuestionnaireItem,
    parent: ItemDefinition | null,
    outer: Variables,
  ): ItemDefinition => {
    const definition = toItemDefinition(questionnaire, item, parent, items.length);
    items.push(definition);
    if (definition.missingValueSet) {
      report({ reason: 'missingValueSet', linkId: item.linkId, detail: item.answerValueSet ?? '' });
    }
    const { uncheckedRegex } = definition.limits;
    if (uncheckedRegex !== undefined)
      report({ reason: 'regexUnsupported', linkId: item.linkId, detail: uncheckedRegex });
    const inner = new Map(outer);
    const own: Formula[] = [];
    const sources = parent ? formulaSourcesOf(item) : rootFormulaSourcesOf(questionnaire);
    const names = new Set<string>();
    for (const source of sources) {
      const formula = toFormula(source, {
        definition,
        slot: own.length,
        visible: (name) => inner.get(name),
        launchNames,
        report,
      });
      if (!formula) continue;
      own.push(formula);
      formulas.push(formula);
      if (source.purpose.kind !== 'variable') continue;
      const { name } = source.purpose;
      if (names.has(name)) report({ reason: 'duplicateVariable', linkId: item.linkId, detail: name });
      names.add(name);
      inner.set(name, formula);
    }
    definition.formulas = own;
    definition.calculated = own.some(({ purpose }) => purpose.kind === 'calculated');
    const children = item.item?.map((child) => define(child, definition, inner)) ?? [];
    definition.children = children;
    definition.linkIdsBelow = [item.linkId, ...children.flatMap(({ linkIdsBelow }) => linkIdsBelow)];
    return definition;
  };

  const root = define(
    { linkId: '', type: 'group', ...(questionnaire.item ? { item: questionnaire.item } : {}) },
    null,
    new Map(),
  );
  return { questionnaire, root, items, formulas, findings };
}

function launchNamesOf(questionnaire: Questionnaire): ReadonlySet<string> {
  const declared = findExtensions(questionnaire, 'launchContext').flatMap(({ extension = [] }) => {
    const name = extension.find(({ url }) => url === 'name');
    return name?.valueCoding?.code ?? name?.valueId ?? [];
  });
  return new Set([...usualLaunchNames, ...declared]);
}

function toItemDefinition(
  questionnaire: Questionnaire,
  item: QuestionnaireItem,
  parent: ItemDefinition | null,
  index: number,
): Mutable<ItemDefinition> {
  const isGroup = item.type === 'group';
  const isDisplay = item.type === 'display' || isReadText(item);
  const options = isGroup || isDisplay ? [] : answerOptionsOf(questionnaire, item);
  const byExpression = calculationOf(item) !== undefined;
  return {
    index,
    item,
    linkId: item.linkId,
    parent,
    children: [],
    isGroup,
    isDisplay,
    isQuestion: !isGroup && !isDisplay,
    repeatsAsGroup: isGroup && item.repeats === true,
    hidden: findExtension(item, 'hidden')?.valueBoolean ?? false,
    calculated: byExpression,
    options: options ?? [],
    missingValueSet: options === null,
    weights: options && options.length > 0 ? weightsOf(questionnaire, options) : new Map(),
    exclusive: new Set(
      options?.filter((option) => findExtension(option, 'optionExclusive')?.valueBoolean).map(answerKey),
    ),
    limits: limitsOf(item),
    formulas: [],
    linkIdsBelow: [],
  };
}
