import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import { toAnswersText } from './answer-text.ts';
import { useForm } from './form-scope.ts';
import { toPreviousDay } from './previous-day.ts';
import { isSameAnswer, toBareValue } from './same-value.ts';

type Props = {
  readonly state: ItemState;
  /** The options are rows that carry the mark «sist» themselves. */
  readonly isRow: boolean;
  readonly put: (answer: readonly QuestionnaireResponseAnswer[]) => void;
};

/** The quiet strip under a control: last time's answer with one tap to repeat it, and a way to take an answer back. */
export function QuestionStrip({ state, isRow, put }: Props) {
  const { text, previous, today, board } = useForm();
  const { item, answer, path } = state;
  const before = isRow || item.type === 'attachment' ? undefined : previous?.at(item.linkId);
  const isRepeated = before !== undefined && isSameAnswer(before, answer);
  const mayClear = isRow && answer.length > 0;
  if (!before && !mayClear) return null;
  const repeat = () => {
    board.noteUnreadable(path, null);
    put((before ?? []).map(toBareValue));
  };
  return (
    <div class="vf-strip" data-last={before ? '' : undefined}>
      {before && (
        <button
          type="button"
          class="ds-button vf-last"
          data-variant="tertiary"
          aria-disabled={isRepeated || undefined}
          onClick={isRepeated ? undefined : repeat}
        >
          <span>
            {text.form.repeatLast(toAnswersText(before, item, text), toPreviousDay(previous, today, text))}
          </span>
          {!isRepeated && <span class="vf-use">{text.form.useLast}</span>}
        </button>
      )}
      {mayClear && (
        <button type="button" class="ds-button vf-clear" data-variant="tertiary" onClick={() => put([])}>
          {text.form.clear}
        </button>
      )}
    </div>
  );
}
