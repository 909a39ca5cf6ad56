import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { translated } from '../../text/translated.ts';
import type { Text } from '../../text/use-text.ts';

/** An answer in a few words. */
export function toAnswerWords(
  answer: readonly QuestionnaireResponseAnswer[],
  { formats, language, record }: Text,
): string {
  // With the digits it was given with: this is somebody's answer, not a figure of ours.
  const number = (given: number): string =>
    language === 'en' ? String(given) : String(given).replace('.', ',');
  const words = answer.map((value) => {
    if (value.valueCoding) return translated(value.valueCoding.display, value.valueCoding._display, language);
    if (value.valueBoolean !== undefined) return value.valueBoolean ? record.yes : record.no;
    if (value.valueQuantity) {
      const { value: amount, unit = '' } = value.valueQuantity;
      return `${amount === undefined ? '' : number(amount)} ${unit}`.trim();
    }
    if (value.valueDate) return formats.dayFull(value.valueDate);
    const plain =
      value.valueString ?? value.valueInteger ?? value.valueDecimal ?? value.valueDateTime ?? value.valueTime;
    return typeof plain === 'number' ? number(plain) : (plain ?? '');
  });
  return words.join(', ') || record.noAnswer;
}
