import type { QuestionnaireEnableWhen, QuestionnaireResponseAnswer } from '../../fhir/types.ts';
import { sameCoding } from '../definition/answer-key.ts';

/**
 * One condition on the answers of the question it names. R4: true when at least one answer fits; without an
 * answer only `exists = false` is true.
 */
export function holds(
  condition: QuestionnaireEnableWhen,
  answers: readonly QuestionnaireResponseAnswer[],
): boolean {
  if (condition.operator === 'exists') return answers.length > 0 === (condition.answerBoolean ?? true);
  return answers.some((answer) => fits(condition, answer));
}

function fits(condition: QuestionnaireEnableWhen, answer: QuestionnaireResponseAnswer): boolean {
  const order = compareTo(condition, answer);
  switch (condition.operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order !== null && order > 0;
    case '<':
      return order !== null && order < 0;
    case '>=':
      return order !== null && order >= 0;
    case '<=':
      return order !== null && order <= 0;
    default:
      return false;
  }
}

/** Answer against condition: zero when the same, NaN when different without an order, null when of other kinds. */
function compareTo(condition: QuestionnaireEnableWhen, answer: QuestionnaireResponseAnswer): number | null {
  const { answerBoolean, answerCoding, answerReference, answerQuantity } = condition;
  if (answerBoolean !== undefined) return answer.valueBoolean === answerBoolean ? 0 : Number.NaN;
  if (answerCoding) {
    const { valueCoding, valueString } = answer;
    const same = valueCoding
      ? sameCoding(valueCoding, answerCoding)
      : valueString !== undefined && valueString === answerCoding.display;
    return same ? 0 : Number.NaN;
  }
  if (answerReference) return answer.valueReference?.reference === answerReference.reference ? 0 : Number.NaN;
  const number = condition.answerInteger ?? condition.answerDecimal;
  const given = answer.valueInteger ?? answer.valueDecimal ?? answer.valueQuantity?.value;
  if (number !== undefined) return given === undefined ? null : given - number;
  if (answerQuantity) {
    const { valueQuantity } = answer;
    const sameUnit =
      valueQuantity &&
      (valueQuantity.code ?? valueQuantity.unit ?? '') === (answerQuantity.code ?? answerQuantity.unit ?? '');
    return sameUnit && answerQuantity.value !== undefined && given !== undefined
      ? given - answerQuantity.value
      : null;
  }
  const text =
    condition.answerDate ?? condition.answerDateTime ?? condition.answerTime ?? condition.answerString;
  const read =
    answer.valueDate ??
    answer.valueDateTime ??
    answer.valueTime ??
    answer.valueString ??
    answer.valueUri ??
    answer.valueCoding?.display;
  if (text === undefined || read === undefined) return null;
  return condition.answerDateTime === undefined ? compareTexts(read, text) : compareMoments(read, text);
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Moments may be written with different offsets; what cannot be read as one is compared as it stands. */
function compareMoments(a: string, b: string): number {
  const [x, y] = [Date.parse(a), Date.parse(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? compareTexts(a, b) : x - y;
}
