import type { ValueProps } from '../control-props.ts';
import { extensionText } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { hasControl } from '../extensions.ts';
import { useDraft } from './use-draft.ts';

const partial = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;

/** The phone's own date picker; a year, or a year and month, is written where the form asks for no more. */
export function DateControl(props: ValueProps) {
  const { state, value } = props;
  const format = extensionText(state.item, 'entryFormat')?.toLowerCase() ?? '';
  const isPartial =
    (value?.valueDate !== undefined && partial.test(value.valueDate)) ||
    hasControl(state.item, 'yearmonth', 'year') ||
    /^(?:[yå]{4}(?:[-./ ]m{2})?|m{2}[-./ ][yå]{4})$/.test(format);
  return isPartial ? <PartialDate {...props} /> : <WholeDate {...props} />;
}

function WholeDate({ state, id, label, value, putValue, describedBy, isInvalid }: ValueProps) {
  return (
    <input
      id={id}
      class="ds-input vf-date"
      type="date"
      max="9999-12-31"
      value={value?.valueDate ?? ''}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      aria-required={state.required || undefined}
      onChange={({ currentTarget }) =>
        putValue(currentTarget.value ? { valueDate: currentTarget.value } : null)
      }
    />
  );
}

function PartialDate({ state, id, label, value, putValue, describedBy, isInvalid }: ValueProps) {
  const { text, board } = useForm();
  const draft = useDraft<HTMLInputElement>({
    shown: value?.valueDate ?? '',
    commit: (written) => {
      const words = written.trim();
      const isRead = words === '' || partial.test(words) || /^\d{4}-\d{2}-\d{2}$/.test(words);
      board.noteUnreadable(
        state.path,
        isRead ? null : { path: state.path, reason: 'notADate', severity: 'error' },
      );
      putValue(isRead && words !== '' ? { valueDate: words } : null);
      return isRead ? words : null;
    },
  });
  return (
    <input
      id={id}
      class="ds-input vf-date"
      type="text"
      inputMode="numeric"
      placeholder={text.form.partialDate}
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      aria-required={state.required || undefined}
      {...draft}
    />
  );
}
