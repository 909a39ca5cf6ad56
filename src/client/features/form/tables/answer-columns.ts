import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { AnswerOption, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { FormSession, ItemState } from '#domain/forms/form-session.ts';
import { useForm } from '../form-scope.ts';
import { besideOption, toOptionText } from '../item-text.ts';
import { isSameValue, toBareValue } from '#domain/forms/same-value.ts';

/** One answer that questions in a table may have. */
export type AnswerColumn = {
  readonly value: QuestionnaireResponseAnswer;
  readonly words: string;
  readonly beside: ReturnType<typeof besideOption>;
};

/** More columns than this cannot be told apart beside the question. */
const mostColumns = 8;

const count = (n: number): number => n + 1;

export const isAnswerRow = ({ item, options, calculated }: ItemState): boolean =>
  !calculated && (item.type === 'boolean' || options.length > 0);

export const isOpenRow = ({ item }: ItemState): boolean => item.type === 'open-choice';

/**
 * All the answers that the questions of a table offer, in their order; null when they are no table: too many, or no
 * question that offers any.
 */
export function useAnswerColumns(paths: readonly string[]): readonly AnswerColumn[] | null {
  const { session, text } = useForm();
  const [, redraw] = useReducer<number, void>(count, 0);
  useLayoutEffect(() => {
    const stops = paths.map((path) => {
      let known = session.item(path)?.options;
      return session.subscribe(path, () => {
        const options = session.item(path)?.options;
        if (options !== known) redraw();
        known = options;
      });
    });
    return () => stops.forEach((stop) => stop());
  }, [session, paths.join('\n')]);
  const columns: AnswerColumn[] = [];
  const yesOrNo: readonly AnswerColumn[] = [true, false].map((valueBoolean) => ({
    value: { valueBoolean },
    words: valueBoolean ? text.form.yes : text.form.no,
    beside: undefined,
  }));
  for (const state of rowsOf(session, paths)) {
    const own = state.item.type === 'boolean' ? yesOrNo : state.options.map(toColumn);
    for (const column of own) {
      if (!columns.some(({ value }) => isSameValue(value, column.value))) columns.push(column);
    }
  }
  return columns.length > 0 && columns.length <= mostColumns ? columns : null;

  function toColumn(option: AnswerOption): AnswerColumn {
    return {
      value: toBareValue(option),
      words: toOptionText(option, text.language),
      beside: besideOption(option),
    };
  }
}

const rowsOf = (session: FormSession, paths: readonly string[]): readonly ItemState[] =>
  paths.flatMap((path) => {
    const state = session.item(path);
    return state && !state.hidden && isAnswerRow(state) ? [state] : [];
  });

export const offers = ({ item, options }: ItemState, { value }: AnswerColumn): boolean =>
  item.type === 'boolean'
    ? value.valueBoolean !== undefined
    : options.some((option) => isSameValue(option, value));
