import type { AnswerOption } from '../../fhir/types.ts';
import { answerKey } from '../definition/answer-key.ts';
import type { ItemDefinition } from '../definition/item-definition.ts';
import { isNumeric, isWhole, toDecimalText, toNumber } from '../expression/decimal.ts';
import { type Collection, isTemporal, type Value } from '../expression/value.ts';
import type { ItemState } from '../form-session.ts';
import { answerIssues, rangeOf } from '../validation/answer-issues.ts';
import { isRequired } from '../validation/review-form.ts';
import type { FormNode } from './form-node.ts';

/** The item as it stands; the same object until something about it changes. */
export function itemState(node: FormNode): ItemState {
  node.state ??= toItemState(node);
  return node.state;
}

function toItemState(node: FormNode): ItemState {
  const { definition, path, enabled, answers } = node;
  const { item, hidden, calculated } = definition;
  const range = rangeOf(node);
  return {
    path,
    item,
    enabled,
    hidden,
    required: isRequired(node),
    readOnly: isReadOnly(node),
    calculated,
    answer: answers,
    options: optionsOf(node),
    issues: enabled ? answerIssues(node) : [],
    text: textOf(node),
    ...(range ? { range } : {}),
  };
}

export function isReadOnly({ definition, results }: FormNode): boolean {
  if (definition.calculated || definition.item.readOnly) return true;
  const formula = definition.formulas.find(({ purpose }) => purpose.kind === 'readOnly');
  return formula !== undefined && results[formula.slot]?.[0] === true;
}

/** Text by expression, when there is one and it says something. */
export function textOf({ definition, results }: FormNode): string | undefined {
  const formula = definition.formulas.find(({ purpose }) => purpose.kind === 'text');
  const values = formula && results[formula.slot];
  return values && values.length > 0 ? values.map(toWords).join(' ') : undefined;
}

function toWords(value: Value): string {
  if (typeof value === 'object') {
    if (isNumeric(value)) return toDecimalText(value);
    if (isTemporal(value)) return value.text;
    const { display, code } = value as { readonly display?: unknown; readonly code?: unknown };
    return typeof display === 'string' ? display : typeof code === 'string' ? code : '';
  }
  return String(value);
}

function optionsOf({ definition, results }: FormNode): readonly AnswerOption[] {
  const { formulas } = definition;
  if (formulas.length === 0) return definition.options;
  const byExpression = formulas.find(({ purpose }) => purpose.kind === 'options');
  const values = byExpression && results[byExpression.slot];
  const options = values ? toOptions(values, definition) : definition.options;
  return options.filter((option) => isOffered(option, definition, results));
}

/** An option that a toggle names is offered only while a toggle that names it says yes. */
function isOffered(
  option: AnswerOption,
  { formulas }: ItemDefinition,
  results: FormNode['results'],
): boolean {
  const key = answerKey(option);
  const toggles = formulas.filter(({ purpose }) => purpose.kind === 'toggle' && purpose.keys.has(key));
  return toggles.length === 0 || toggles.some(({ slot }) => results[slot]?.[0] === true);
}

function toOptions(values: Collection, { item }: ItemDefinition): readonly AnswerOption[] {
  return values.map((value): AnswerOption => {
    if (typeof value === 'string') return { valueString: value };
    if (typeof value === 'boolean') return { valueString: String(value) };
    if (isNumeric(value)) {
      return isWhole(value) ? { valueInteger: toNumber(value) } : { valueString: toDecimalText(value) };
    }
    if (isTemporal(value))
      return value.temporal === 'date' ? { valueDate: value.text } : { valueString: value.text };
    return toElementOption(value, item.type === 'reference');
  });
}

function toElementOption(value: object, isReference: boolean): AnswerOption {
  const element = value as {
    readonly valueCoding?: object;
    readonly coding?: readonly object[];
    readonly reference?: unknown;
  };
  if (element.valueCoding) return value;
  if (isReference || element.reference !== undefined) return { valueReference: value };
  return { valueCoding: element.coding?.[0] ?? value };
}
