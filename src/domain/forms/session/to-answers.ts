import type {
  AnswerOption,
  Coding,
  Quantity,
  QuestionnaireItem,
  QuestionnaireResponseAnswer,
} from '../../fhir/types.ts';
import { findExtension } from '../definition/find-extension.ts';
import type { ItemDefinition } from '../definition/item-definition.ts';
import { isNumeric, isWhole, toDecimalText, toNumber } from '../expression/decimal.ts';
import { type Collection, isElement, isTemporal, type Value } from '../expression/value.ts';

type Answer = QuestionnaireResponseAnswer;

/** The result of an expression as answers of an item's own type; values that cannot be that type are left out. */
export function toAnswers(values: Collection, { item, options }: ItemDefinition): readonly Answer[] {
  const answers = values.flatMap((value) => toAnswer(value, item, options) ?? []);
  return item.repeats ? answers : answers.slice(0, 1);
}

function toAnswer(value: Value, item: QuestionnaireItem, options: readonly AnswerOption[]): Answer | null {
  const text = toPlainText(value);
  switch (item.type) {
    case 'boolean':
      return typeof value === 'boolean' ? { valueBoolean: value } : null;
    case 'integer': {
      const number = toWhole(value);
      return number === null ? null : { valueInteger: number };
    }
    case 'decimal':
      return isNumeric(value) ? { valueDecimal: toNumber(value) } : null;
    case 'quantity':
      return toQuantityAnswer(value, item);
    case 'string':
    case 'text':
      return text === null || text === '' ? null : { valueString: text };
    case 'url':
      return text === null ? null : { valueUri: text };
    case 'date':
      return text !== null && /^\d{4}(-\d{2}(-\d{2})?)?/.test(text) ? { valueDate: text.slice(0, 10) } : null;
    case 'dateTime':
      return text !== null && /^\d{4}/.test(text) ? { valueDateTime: text } : null;
    case 'time':
      return text !== null && /^\d{2}:\d{2}/.test(text) ? { valueTime: text } : null;
    case 'choice':
    case 'open-choice':
      return toChoice(value, text, item, options);
    case 'reference':
      return isElement(value) && !isTemporal(value) && !isNumeric(value)
        ? { valueReference: value }
        : text === null
          ? null
          : { valueReference: { reference: text } };
    case 'attachment':
      return isElement(value) && !isTemporal(value) && !isNumeric(value) ? { valueAttachment: value } : null;
    default:
      return null;
  }
}

function toWhole(value: Value): number | null {
  if (!isNumeric(value) || !isWhole(value)) return null;
  const number = toNumber(value);
  return Number.isSafeInteger(number) ? number : null;
}

function toPlainText(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (isNumeric(value)) return toDecimalText(value);
  if (isTemporal(value)) return value.text;
  if (typeof value === 'boolean') return String(value);
  const { display, text, code } = value as {
    readonly display?: unknown;
    readonly text?: unknown;
    readonly code?: unknown;
  };
  const words = display ?? text ?? code;
  return typeof words === 'string' ? words : null;
}

/** A bare number gets the item's own unit. */
function toQuantityAnswer(value: Value, item: QuestionnaireItem): Answer | null {
  if (isNumeric(value)) return { valueQuantity: { value: toNumber(value), ...unitOf(item) } };
  return isElement(value) && 'value' in value ? { valueQuantity: value } : null;
}

export function unitOf(item: QuestionnaireItem): Quantity {
  const coding = findExtension(item, 'unit')?.valueCoding ?? findExtension(item, 'unitOption')?.valueCoding;
  return coding ? toUnit(coding) : {};
}

const toUnit = ({ system, code, display }: Coding): Quantity => ({
  ...(display === undefined && code === undefined ? {} : { unit: display ?? code ?? '' }),
  ...(system === undefined ? {} : { system }),
  ...(code === undefined ? {} : { code }),
});

function toChoice(
  value: Value,
  text: string | null,
  item: QuestionnaireItem,
  options: readonly AnswerOption[],
): Answer | null {
  const coding = isElement(value) && !isTemporal(value) && !isNumeric(value) ? codingIn(value) : null;
  const option = options.find(({ valueCoding, valueString, valueInteger }) =>
    coding
      ? valueCoding?.code === coding.code
      : valueString === text ||
        String(valueInteger ?? '') === text ||
        valueCoding?.code === text ||
        valueCoding?.display === text,
  );
  if (option) {
    const { extension: _, initialSelected: _selected, ...answer } = option;
    return answer;
  }
  if (coding) return { valueCoding: coding };
  if (text === null) return null;
  return item.type === 'open-choice' || options.length === 0 ? { valueString: text } : null;
}

function codingIn(value: object): Coding | null {
  const { coding } = value as { readonly coding?: readonly Coding[] };
  if (Array.isArray(coding)) return coding[0] ?? null;
  return 'code' in value || 'display' in value ? (value as Coding) : null;
}
