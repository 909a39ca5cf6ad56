import type { QuestionnaireResponseAnswer } from '../../fhir/types.ts';
import { answerKey, sameCoding } from '../definition/answer-key.ts';
import { limitIn } from '../definition/limits.ts';
import {
  compare,
  decimalPlaces,
  isDecimal,
  isNumeric,
  type Numeric,
  toNumber,
  toNumeric,
} from '../expression/decimal.ts';
import { isTemporal, type Value } from '../expression/value.ts';
import type { FormIssue } from '../form-session.ts';
import type { FormNode } from '../session/form-node.ts';
import { optionsOf } from '../session/options-of.ts';
import { findExtensions } from '../definition/find-extension.ts';
import { isDateText, isDateTimeText, isTimeText } from './is-date-text.ts';

type Answer = QuestionnaireResponseAnswer;
type Reason = FormIssue['reason'];

/** What is wrong with the answers an item has; that one is missing is only said on signing. */
export function answerIssues(node: FormNode): readonly FormIssue[] {
  const { answers, definition, path } = node;
  if (!definition.isQuestion || answers.length === 0) return constraintIssues(node);
  const { limits } = definition;
  const issues: FormIssue[] = [];
  const add = (reason: Reason, limit?: string | number): void => {
    if (issues.some((issue) => issue.reason === reason)) return;
    const { message, messageBeside } = limits;
    issues.push({
      path,
      reason,
      severity: 'error',
      ...(limit === undefined ? {} : { limit }),
      ...(message === undefined ? {} : { message }),
      ...(messageBeside === undefined ? {} : { messageBeside }),
    });
  };
  for (const answer of answers) checkAnswer(node, answer, add);
  if (limits.maxOccurs !== undefined && answers.length > limits.maxOccurs) add('maxOccurs', limits.maxOccurs);
  return [...issues, ...constraintIssues(node)];
}

type Add = (reason: Reason, limit?: string | number) => void;

function checkAnswer(node: FormNode, answer: Answer, add: Add): void {
  checkNumber(node, answer, add);
  checkMoment(node, answer, add);
  checkText(node, answer, add);
  checkChoice(node, answer, add);
  checkAttachment(node, answer, add);
}

function checkNumber(node: FormNode, answer: Answer, add: Add): void {
  const { item, limits } = node.definition;
  const number = answer.valueInteger ?? answer.valueDecimal ?? answer.valueQuantity?.value;
  if (number === undefined) {
    if (item.type === 'integer' || item.type === 'decimal') add('notANumber');
    return;
  }
  if (!Number.isFinite(number) || (item.type === 'integer' && !Number.isInteger(number)))
    return add('notANumber');
  const value = toNumeric(number);
  const [min, max] = [limitOf(node, 'minValue'), limitOf(node, 'maxValue')];
  if (isNumber(min) && compare(value, min) < 0) add('minValue', toNumber(min));
  if (isNumber(max) && compare(value, max) > 0) add('maxValue', toNumber(max));
  const places = limits.maxDecimalPlaces;
  if (places !== undefined && decimalPlaces(value) > places) add('maxDecimalPlaces', places);
  if (answer.valueQuantity) checkUnit(node, answer, add);
}

const isNumber = (limit: Numeric | string | undefined): limit is Numeric =>
  limit !== undefined && isNumeric(limit);

function checkUnit({ definition }: FormNode, { valueQuantity }: Answer, add: Add): void {
  const units = findExtensions(definition.item, 'unitOption').flatMap(({ valueCoding }) => valueCoding ?? []);
  const unit = valueQuantity?.code ?? valueQuantity?.unit;
  if (units.length === 0 || unit === undefined) return;
  if (!units.some(({ code, display }) => code === unit || display === unit)) add('wrongUnit', unit);
}

function checkMoment(node: FormNode, answer: Answer, add: Add): void {
  const { item } = node.definition;
  const text = answer.valueDate ?? answer.valueDateTime ?? answer.valueTime;
  if (item.type !== 'date' && item.type !== 'dateTime' && item.type !== 'time') return;
  const isRight = { date: isDateText, dateTime: isDateTimeText, time: isTimeText }[item.type];
  if (text === undefined || !isRight(text)) return add('notADate');
  const [min, max] = [limitOf(node, 'minValue'), limitOf(node, 'maxValue')];
  if (typeof min === 'string' && isBefore(text, min)) add('minValue', min);
  if (typeof max === 'string' && isBefore(max, text)) add('maxValue', max);
}

/** Compared as precisely as both are written; moments with offsets as instants. */
function isBefore(a: string, b: string): boolean {
  const hasOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/;
  if (hasOffset.test(a) && hasOffset.test(b)) return Date.parse(a) < Date.parse(b);
  const length = Math.min(a.length, b.length, a.includes('T') && b.includes('T') ? 19 : 10);
  return a.slice(0, length) < b.slice(0, length);
}

function checkText({ definition }: FormNode, answer: Answer, add: Add): void {
  const { item, limits } = definition;
  const text = answer.valueString ?? answer.valueUri;
  if (text === undefined || item.type === 'choice') return;
  const length = Array.from(text).length;
  if (limits.minLength !== undefined && length < limits.minLength) add('minLength', limits.minLength);
  if (limits.maxLength !== undefined && length > limits.maxLength) add('maxLength', limits.maxLength);
  if (limits.matches && !limits.matches(text)) add('regex');
}

function checkChoice(node: FormNode, answer: Answer, add: Add): void {
  const { item, missingValueSet } = node.definition;
  if (item.type !== 'choice' || missingValueSet) return;
  // Where there is nothing to choose from yet, nothing is known to be wrong either.
  const options = optionsOf(node);
  if (options.length === 0) return;
  const { valueCoding } = answer;
  const known = valueCoding
    ? options.some((option) => option.valueCoding && sameCoding(option.valueCoding, valueCoding))
    : options.some((option) => answerKey(option) === answerKey(answer));
  if (!known) add('notAnOption');
}

function checkAttachment({ definition }: FormNode, { valueAttachment }: Answer, add: Add): void {
  if (!valueAttachment) return;
  const { maxSize, mimeTypes } = definition.limits;
  const size = valueAttachment.size ?? Math.floor(((valueAttachment.data?.length ?? 0) * 3) / 4);
  if (maxSize !== undefined && size > maxSize) add('attachmentSize', maxSize);
  const type = valueAttachment.contentType;
  if (type === undefined || mimeTypes.length === 0) return;
  if (
    !mimeTypes.some(
      (allowed) => allowed === type || (allowed.endsWith('/*') && type.startsWith(allowed.slice(0, -1))),
    )
  ) {
    add('attachmentType', type);
  }
}

/** The numbers an answer lies between as things stand, when the form works any of them out; undefined otherwise. */
export function rangeOf(node: FormNode): { readonly min?: number; readonly max?: number } | undefined {
  const { formulas } = node.definition;
  if (!formulas.some(({ purpose }) => purpose.kind === 'minValue' || purpose.kind === 'maxValue'))
    return undefined;
  const [min, max] = [limitOf(node, 'minValue'), limitOf(node, 'maxValue')];
  return {
    ...(isNumber(min) ? { min: toNumber(min) } : {}),
    ...(isNumber(max) ? { max: toNumber(max) } : {}),
  };
}

/** A limit as it stands now: by expression when there is one, else as written. */
function limitOf(node: FormNode, kind: 'minValue' | 'maxValue'): Numeric | string | undefined {
  const { definition, results } = node;
  const formula = definition.formulas.find(({ purpose }) => purpose.kind === kind);
  const value = formula && results[formula.slot]?.[0];
  if (value !== undefined) return toLimit(value);
  const written = definition.limits[kind];
  return typeof written === 'number' ? toNumeric(written) : written;
}

function toLimit(value: Value): Numeric | string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || isDecimal(value)) return value;
  if (isTemporal(value)) return value.text;
  if (typeof value === 'boolean') return undefined;
  const quantity = limitIn({ url: '', valueQuantity: value });
  return typeof quantity === 'number' ? toNumeric(quantity) : undefined;
}

export function constraintIssues({ definition, results, path }: FormNode): readonly FormIssue[] {
  return definition.formulas.flatMap(({ purpose, slot }) => {
    if (purpose.kind !== 'constraint' || !isBroken(results[slot])) return [];
    const { severity, message, beside } = purpose;
    return [
      {
        path,
        reason: 'constraint',
        severity,
        message,
        ...(beside === undefined ? {} : { messageBeside: beside }),
      } as const,
    ];
  });
}

/** Only a plain no breaks a constraint: nothing to say is not wrong. */
const isBroken = (result: readonly Value[] | undefined): boolean =>
  result?.length === 1 && result[0] === false;
