import type { QuestionnaireItem, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import type { FormSession, ItemState } from './form-session.ts';
import { answerKey, sameCoding } from './definition/answer-key.ts';
import { moveAnswer } from './move-answer.ts';

export type AnswerPlace = {
  readonly path: string;
  readonly state: ItemState;
  /** `value`: as it was given. `words`: written into a text, after what stands there. */
  readonly as: 'value' | 'words';
  /** The question's whole answer with it. */
  readonly answer: readonly QuestionnaireResponseAnswer[];
  /** An answer that would give way; empty when nothing does. */
  readonly replaces: readonly QuestionnaireResponseAnswer[];
};

/**
 * Where an answer that has lost its place may go: questions that can be answered now and take such an answer, then
 * texts that can hold its `words`. In the form's order.
 */
export function answerPlaces(
  session: FormSession,
  stray: readonly QuestionnaireResponseAnswer[],
  words: string,
): readonly AnswerPlace[] {
  const places = answerable(session, null).flatMap((state) => placesAt(session, state, stray, words));
  return [...places.filter((one) => one.as === 'value'), ...places.filter((one) => one.as === 'words')];
}

function answerable(session: FormSession, parent: string | null): readonly ItemState[] {
  return session.children(parent).flatMap((path) => {
    const state = session.item(path);
    if (!state?.enabled || state.hidden) return [];
    const isQuestion = state.item.type !== 'group' && state.item.type !== 'display';
    const own = isQuestion && !state.readOnly && !state.calculated ? [state] : [];
    return [...own, ...answerable(session, path)];
  });
}

function placesAt(
  session: FormSession,
  state: ItemState,
  stray: readonly QuestionnaireResponseAnswer[],
  words: string,
): readonly AnswerPlace[] {
  const { path, item, answer: now } = state;
  if (isFreeText(item, state)) {
    if (words === '') return [];
    if (item.repeats)
      return [{ path, state, as: 'words', answer: [...now, { valueString: words }], replaces: [] }];
    const written = now[0]?.valueString ?? '';
    const text = written === '' ? words : `${written}${item.type === 'text' ? '\n' : '. '}${words}`;
    const isTooLong = item.maxLength !== undefined && text.length > item.maxLength;
    if (isTooLong) return [];
    return [{ path, state, as: 'words', answer: [{ valueString: text }], replaces: [] }];
  }
  const moved: QuestionnaireResponseAnswer[] = [];
  for (const { id: _, ...bare } of stray) {
    const one = moveAnswer(bare, item, session.questionnaire);
    if (typeof one === 'string') return [];
    moved.push(one);
  }
  if (moved.length === 0 || !moved.every((one) => isChoosable(one, state))) return [];
  if (item.repeats) return [{ path, state, as: 'value', answer: [...now, ...moved], replaces: [] }];
  return moved.length > 1 ? [] : [{ path, state, as: 'value', answer: moved, replaces: now }];
}

/** Whether a choice offers this now; any other question has been asked already. */
function isChoosable(answer: QuestionnaireResponseAnswer, { item, options }: ItemState): boolean {
  if (item.type !== 'choice' && item.type !== 'open-choice') return true;
  if (item.type === 'open-choice' && answer.valueString !== undefined) return true;
  const { valueCoding } = answer;
  return options.some((option) =>
    valueCoding && option.valueCoding
      ? sameCoding(option.valueCoding, valueCoding)
      : answerKey(option) === answerKey(answer),
  );
}

const isFreeText = (item: QuestionnaireItem, { options }: ItemState): boolean =>
  (item.type === 'text' || item.type === 'string') && options.length === 0;
