import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { RowState } from '#domain/rounds/row-state.ts';
import { toGrams } from '#domain/rounds/weight-text.ts';
import type { Formats } from '../../text/formats.ts';
import type { Language } from '../../text/language.ts';
import { personName } from '../../text/person-name.ts';
import { roundText, type RoundText } from '../../text/later/round-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import type { LastTime } from './last-time.ts';
import type { RoundRow } from './use-round.ts';

export type RoundWords = {
  readonly text: RoundText;
  readonly language: Language;
  readonly formats: Formats;
  readonly yes: string;
  readonly no: string;
};

export function useRoundWords(): RoundWords {
  const { language, formats, form } = useText();
  return { text: roundText(language), language, formats, yes: form.yes, no: form.no };
}

/** Room and name, as a row is read out. */
export function toWho({ person: { body } }: RoundRow, { text }: RoundWords): string {
  return `${personName(body)}, ${body.room ? text.room(body.room) : text.noRoom}`;
}

export function toLastWords(last: LastTime | null, { text, formats }: RoundWords, today: string): string {
  if (!last) return text.noLast;
  const day = formats.dayNear(last.day, today);
  if (last.grams !== undefined) return text.last(formats.weight(last.grams), day);
  return last.score === undefined ? text.lastDay(day) : text.last(text.points(String(last.score)), day);
}

/** `−1,2 kg`, `+0,4 kg`. */
export const toChangeWords = (from: number, to: number, { formats }: RoundWords): string =>
  `${formats.signed((to - from) / 1000, 1)}\u00a0kg`;

/** What somebody wrote, in a few words; that an answer was taken away too. */
export function toAnswerWords(
  answer: readonly QuestionnaireResponseAnswer[],
  { text, formats, language, yes, no }: RoundWords,
): string {
  if (answer.length === 0) return text.cleared;
  return answer
    .map(({ valueCoding, valueDecimal, valueBoolean, valueInteger, valueString, valueDate }) => {
      if (valueCoding) return translated(valueCoding.display, valueCoding._display, language);
      if (valueDecimal !== undefined) return formats.weight(toGrams(valueDecimal));
      if (valueBoolean !== undefined) return valueBoolean ? yes : no;
      if (valueDate !== undefined) return formats.dayFull(valueDate);
      return valueString ?? String(valueInteger ?? '');
    })
    .join(', ');
}

/** Why nothing is written, in a word; empty where something is, or nobody has said. */
export function toWhyNot(state: RowState, { text }: RoundWords): string {
  if (state.kind === 'leftOut') return text.leftOut[state.why];
  return state.kind === 'notAsked' ? text.notAsked[state.why] : '';
}
