import type { QuestionnaireItem, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { toFormats } from '../../text/formats.ts';
import type { Language } from '../../text/language.ts';
import { translated } from '../../text/translated.ts';
import { visitWords } from './visit-words.ts';

/** An answer in words, one a value: a choice by the form's own text for it in the wanted language. */
export const toAnswerWords = (
  { answerOption = [] }: QuestionnaireItem,
  answers: readonly QuestionnaireResponseAnswer[],
  language: Language,
): readonly string[] =>
  answers.flatMap((answer) => {
    const { valueCoding, valueString, valueBoolean, valueInteger, valueDecimal, valueDate } = answer;
    if (valueCoding) {
      const option = answerOption.find((one) => one.valueCoding?.code === valueCoding.code)?.valueCoding;
      const words = option
        ? translated(option.display, option._display, language)
        : (valueCoding.display ?? valueCoding.code ?? '');
      return words === '' ? [] : [words];
    }
    if (valueBoolean !== undefined) return [visitWords(language)[valueBoolean ? 'yes' : 'no']];
    if (valueDate !== undefined) return [toFormats(language).dayFull(valueDate)];
    const plain = valueString ?? valueInteger ?? valueDecimal;
    return plain === undefined ? [] : [String(plain)];
  });
