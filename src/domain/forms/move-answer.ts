import type {
  AnswerValue,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponseAnswer,
} from '../fhir/types.ts';
import { answerKey, sameCoding } from './definition/answer-key.ts';
import { answerOptionsOf } from './definition/answer-options.ts';

/** Why an answer cannot come along. */
export type LossReason = 'questionGone' | 'placeGone' | 'typeChanged' | 'optionGone' | 'onlyOneAnswer';

/** The answer as the new question takes it, or why it cannot. */
export function moveAnswer(
  answer: QuestionnaireResponseAnswer,
  next: QuestionnaireItem,
  to: Questionnaire,
): QuestionnaireResponseAnswer | LossReason {
  switch (next.type) {
    case 'group':
      return 'typeChanged';
    case 'choice':
    case 'open-choice':
      return moveChoice(answer, next, to);
    case 'integer':
      return answer.valueInteger === undefined ? 'typeChanged' : answer;
    case 'decimal': {
      const { valueInteger, ...rest } = answer;
      return valueInteger === undefined
        ? plain(answer, 'valueDecimal')
        : { ...rest, valueDecimal: valueInteger };
    }
    case 'string':
    case 'text':
      return plain(answer, 'valueString');
    default:
      return plain(answer, valueNames[next.type] ?? 'valueString');
  }
}

const valueNames: Readonly<Record<string, keyof AnswerValue>> = {
  boolean: 'valueBoolean',
  date: 'valueDate',
  dateTime: 'valueDateTime',
  time: 'valueTime',
  url: 'valueUri',
  quantity: 'valueQuantity',
  reference: 'valueReference',
  attachment: 'valueAttachment',
};

const plain = (
  answer: QuestionnaireResponseAnswer,
  name: keyof AnswerValue,
): QuestionnaireResponseAnswer | LossReason => (answer[name] === undefined ? 'typeChanged' : answer);

/** By code; the new version's words for the same code take the place of the old. */
function moveChoice(
  answer: QuestionnaireResponseAnswer,
  next: QuestionnaireItem,
  to: Questionnaire,
): QuestionnaireResponseAnswer | LossReason {
  const options = answerOptionsOf(to, next);
  if (options === null || options.length === 0) return answer;
  const { valueCoding } = answer;
  const option = options.find((one) =>
    valueCoding && one.valueCoding
      ? sameCoding(one.valueCoding, valueCoding)
      : answerKey(one) === answerKey(answer),
  );
  if (option?.valueCoding) return { ...answer, valueCoding: option.valueCoding };
  if (option) return answer;
  return next.type === 'open-choice' && answer.valueString !== undefined ? answer : 'optionGone';
}
