import { useRef } from 'preact/hooks';
import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import { toAnswersText } from './answer-text.ts';
import { useForm } from './form-scope.ts';
import { findExtension } from './extensions.ts';
import { toPreviousDay } from './previous-day.ts';
import { isSameAnswer, isSameValue, toBareValue } from '#domain/forms/same-value.ts';

type Answer = readonly QuestionnaireResponseAnswer[];

type Props = {
  readonly state: ItemState;
  /** The question's words: said after the button's own by a screen reader, as every question may have such a button. */
  readonly name: string;
  /** The options are rows that carry the mark «sist» themselves. */
  readonly isRow: boolean;
  readonly put: (answer: Answer) => void;
};

/** The quiet strip under a control: last time's answer with one tap to repeat it, and a way to take an answer back. */
export function QuestionStrip({ state, name, isRow, put }: Props) {
  const { text, previous, today, board, announce } = useForm();
  const { item, answer, path, options } = state;
  const last = previous?.at(state);
  const isMarked = isRow && last?.every((value) => isOption(value));
  const before = isMarked ? undefined : last;
  const isRepeated = before !== undefined && isSameAnswer(before, answer);
  /** What stood here before it was repeated: one tap brings it back. */
  const replaced = useRef<Answer | null>(null);
  if (!isRepeated) replaced.current = null;
  const mayUndo = isRepeated && replaced.current !== null;
  const mayClear = isRow && answer.length > 0;
  if (!before && !mayClear) return null;

  function isOption(value: QuestionnaireResponseAnswer): boolean {
    return item.type === 'boolean' || options.some((option) => isSameValue(option, value));
  }
  if (before && findExtension(item, 'measuredAnew')) {
    return <p class="vf-before">{text.form.repeatLast(toAnswersText(before, item, text), dayOf())}</p>;
  }
  const give = (next: Answer) => {
    board.noteUnreadable(path, null);
    put(next);
    announce(
      next.length > 0
        ? text.form.answerIs(name, toAnswersText(next, item, text))
        : text.form.answerGone(name),
    );
  };
  const repeat = () => {
    if (!before) return;
    const next = before.map(toBareValue);
    replaced.current = answer;
    give(next);
  };
  const undo = () => {
    const back = replaced.current;
    if (!back) return;
    replaced.current = null;
    give(back);
  };
  const words = before && text.form.repeatLast(toAnswersText(before, item, text), dayOf());

  function dayOf(): string {
    return toPreviousDay(previous, today, text);
  }
  return (
    <div class="vf-strip" data-last={before ? '' : undefined}>
      {before && (
        <button
          type="button"
          class="ds-button vf-last"
          data-variant="tertiary"
          aria-disabled={(isRepeated && !mayUndo) || undefined}
          onClick={isRepeated ? undo : repeat}
        >
          <span>{words}</span>
          {(mayUndo || !isRepeated) && (
            <span class="vf-use">{mayUndo ? text.form.undo : text.form.useLast}</span>
          )}
          <span class="v-hidden">{name}</span>
        </button>
      )}
      {mayClear && (
        <button type="button" class="ds-button vf-clear" data-variant="tertiary" onClick={() => put([])}>
          {`${text.form.clear} `}
          <span class="v-hidden">{name}</span>
        </button>
      )}
    </div>
  );
}
