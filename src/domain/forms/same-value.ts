import type { AnswerValue, Coding, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { toCanonicalJson } from '../merge/canonical-json.ts';

/** Two codings are the same answer when system and code are; without a code, when they read the same. */
const isSameCoding = (one: Coding, other: Coding): boolean =>
  one.code !== undefined || other.code !== undefined
    ? one.code === other.code && (one.system ?? '') === (other.system ?? '')
    : one.display === other.display;

export function isSameValue(one: AnswerValue, other: AnswerValue): boolean {
  if (one.valueCoding && other.valueCoding) return isSameCoding(one.valueCoding, other.valueCoding);
  return toCanonicalJson(toBareValue(one)) === toCanonicalJson(toBareValue(other));
}

export const isSameAnswer = (
  one: readonly QuestionnaireResponseAnswer[],
  other: readonly QuestionnaireResponseAnswer[],
): boolean =>
  one.length === other.length &&
  one.every((value, index) => {
    const beside = other[index];
    return beside !== undefined && isSameValue(value, beside);
  });

/** The value alone: without instance id, items below and what an option carries beside it. */
export function toBareValue(value: AnswerValue): AnswerValue {
  const entries = Object.entries(value).filter(
    ([key, part]) => key.startsWith('value') && part !== undefined,
  );
  return Object.fromEntries(entries);
}
