import type { ControlProps } from '../control-props.ts';
import { useForm } from '../form-scope.ts';
import { toPreviousDay } from '../previous-day.ts';
import { OptionRow } from './option-row.tsx';

/** Yes and no side by side; unanswered is neither. */
export function BooleanControl({ state, id, put }: ControlProps) {
  const { text, previous, today } = useForm();
  const chosen = state.answer[0]?.valueBoolean;
  const before = previous?.at(state)?.[0]?.valueBoolean;
  const last = text.form.lastOn(toPreviousDay(previous, today, text));
  const row = (value: boolean, words: string) => (
    <OptionRow
      type="radio"
      group={id}
      text={words}
      isChosen={chosen === value}
      last={before === value ? last : undefined}
      onChoose={() => put([{ valueBoolean: value }])}
    />
  );
  return (
    <div
      class="vf-options"
      data-side
      onKeyDown={(event) => {
        if (event.key !== 'Delete' && event.key !== 'Backspace') return;
        event.preventDefault();
        put([]);
      }}
    >
      {row(true, text.form.yes)}
      {row(false, text.form.no)}
    </div>
  );
}
