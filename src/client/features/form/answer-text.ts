import type { QuestionnaireItem, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { Text } from '#client/text/use-text.ts';
import { findExtension } from './extensions.ts';
import { toCodingText } from './item-text.ts';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Decimal comma in Norwegian, at most six decimals: what a sum of fractions leaves behind is not shown. */
export function toNumberText(value: number, { language }: Text): string {
  const text = String(Number(value.toFixed(6))).replace('-', '\u2212');
  return language === 'en' ? text : text.replace('.', ',');
}

const toDayText = (date: string, { formats }: Text): string =>
  isoDay.test(date) ? formats.dayFull(date) : date;

export const toUnitText = (item: QuestionnaireItem, text: Text): string | undefined => {
  const coding = findExtension(item, 'unit')?.valueCoding;
  return coding && toCodingText(coding, text.language);
};

/** One answer as a person reads it; an attachment by its name. */
export function toAnswerText(
  answer: QuestionnaireResponseAnswer,
  item: QuestionnaireItem,
  text: Text,
): string {
  const { form, formats, language } = text;
  if (answer.valueBoolean !== undefined) return answer.valueBoolean ? form.yes : form.no;
  if (answer.valueCoding) return toCodingText(answer.valueCoding, language);
  const number = answer.valueDecimal ?? answer.valueInteger;
  if (number !== undefined) {
    const unit = toUnitText(item, text);
    return unit ? `${toNumberText(number, text)}\u00a0${unit}` : toNumberText(number, text);
  }
  if (answer.valueQuantity) {
    const { value, unit, code } = answer.valueQuantity;
    const shown = unit ?? code;
    return [value === undefined ? '' : toNumberText(value, text), shown ?? ''].join('\u00a0').trim();
  }
  if (answer.valueDate) return toDayText(answer.valueDate, text);
  if (answer.valueDateTime) {
    return answer.valueDateTime.includes('T')
      ? formats.dayAndTime(answer.valueDateTime)
      : toDayText(answer.valueDateTime, text);
  }
  if (answer.valueTime) return answer.valueTime.slice(0, 5);
  if (answer.valueAttachment) return answer.valueAttachment.title ?? answer.valueAttachment.contentType ?? '';
  if (answer.valueReference) return answer.valueReference.display ?? answer.valueReference.reference ?? '';
  return answer.valueString ?? answer.valueUri ?? '';
}

export const toAnswersText = (
  answer: readonly QuestionnaireResponseAnswer[],
  item: QuestionnaireItem,
  text: Text,
): string => answer.map((one) => toAnswerText(one, item, text)).join(', ');
