import { useEffect } from 'preact/hooks';
import { toNumberText } from '../answer-text.ts';
import type { ValueProps } from '../control-props.ts';
import { extensionNumber } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { readNumber } from './read-number.ts';
import { useDraft } from './use-draft.ts';

type Props = Pick<ValueProps, 'state' | 'id' | 'label' | 'describedBy' | 'isInvalid'> & {
  readonly isInteger: boolean;
  readonly number: number | undefined;
  readonly putNumber: (number: number | null) => void;
};

/** A text field with the numeric keypad: a number field of the browser loses commas and scrolls values away. */
export function NumberField({
  state,
  id,
  label,
  describedBy,
  isInvalid,
  isInteger,
  number,
  putNumber,
}: Props) {
  const { text, board } = useForm();
  const { path, item } = state;
  const draft = useDraft<HTMLInputElement>({
    shown: number === undefined ? '' : toNumberText(number, text).replace('\u2212', '-'),
    commit: (written) => {
      const read = written.trim() === '' ? undefined : readNumber(written, isInteger);
      board.noteUnreadable(path, read === null ? { path, reason: 'notANumber', severity: 'error' } : null);
      putNumber(read ?? null);
      if (read === null) return null;
      return read === undefined ? '' : toNumberText(read, text).replace('\u2212', '-');
    },
  });
  useEffect(() => () => board.noteUnreadable(path, null), [board, path]);
  // A keypad without minus would make a negative answer impossible on some phones.
  const mayBeNegative = (state.range?.min ?? extensionNumber(item, 'minValue') ?? 0) < 0;
  return (
    <input
      id={id}
      class="ds-input vf-number"
      type="text"
      inputMode={mayBeNegative ? 'text' : isInteger ? 'numeric' : 'decimal'}
      enterkeyhint="next"
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      aria-required={state.required || undefined}
      {...draft}
    />
  );
}
