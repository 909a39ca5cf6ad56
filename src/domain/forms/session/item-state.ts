import { isNumeric, toDecimalText } from '../expression/decimal.ts';
import { isTemporal, type Value } from '../expression/value.ts';
import type { ItemState } from '../form-session.ts';
import { answerIssues, rangeOf } from '../validation/answer-issues.ts';
import { isRequired } from '../validation/review-form.ts';
import type { FormNode } from './form-node.ts';
import { optionsOf } from './options-of.ts';

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
