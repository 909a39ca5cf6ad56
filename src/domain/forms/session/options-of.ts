import type { AnswerOption } from '../../fhir/types.ts';
import { answerKey } from '../definition/answer-key.ts';
import type { ItemDefinition } from '../definition/item-definition.ts';
import { isNumeric, isWhole, toDecimalText, toNumber } from '../expression/decimal.ts';
import { type Collection, isTemporal } from '../expression/value.ts';
import type { FormNode } from './form-node.ts';

/** What can be chosen now: from the form or by its expression, without what a toggle takes away. */
export function optionsOf({ definition, results }: FormNode): readonly AnswerOption[] {
  const { formulas } = definition;
  if (formulas.length === 0) return definition.options;
  const byExpression = formulas.find(({ purpose }) => purpose.kind === 'options');
  const values = byExpression && results[byExpression.slot];
  const options = values ? toOptions(values, definition) : definition.options;
  const isToggled = formulas.some(({ purpose }) => purpose.kind === 'toggle');
  return isToggled ? options.filter((option) => isOffered(option, definition, results)) : options;
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
