import type { AnswerValue, Coding } from '../../fhir/types.ts';

/** A text that is the same for two answers that mean the same option, whatever is displayed beside. */
export function answerKey(answer: AnswerValue): string {
  if (answer.valueCoding) return codingKey(answer.valueCoding);
  const number = answer.valueInteger ?? answer.valueDecimal;
  if (number !== undefined) return `n|${number}`;
  if (answer.valueReference)
    return `r|${answer.valueReference.reference ?? answer.valueReference.display ?? ''}`;
  const plain =
    answer.valueString ??
    answer.valueDate ??
    answer.valueDateTime ??
    answer.valueTime ??
    answer.valueUri ??
    answer.valueBoolean;
  if (plain !== undefined) return `s|${String(plain)}`;
  return `o|${JSON.stringify(answer.valueQuantity ?? answer.valueAttachment ?? null)}`;
}

const codingKey = ({ system, code, display }: Coding): string =>
  code === undefined ? `d|${display ?? ''}` : `c|${system ?? ''}|${code}`;

/** Codes are the same when their systems do not contradict each other: many forms leave the system out. */
export function sameCoding(a: Coding, b: Coding): boolean {
  if (a.code === undefined && b.code === undefined) return a.display === b.display;
  return a.code === b.code && (a.system === undefined || b.system === undefined || a.system === b.system);
}
