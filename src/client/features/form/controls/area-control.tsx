import type { ValueProps } from '../control-props.ts';
import { useDraft } from './use-draft.ts';

/** Several lines; the field grows with what is written. */
export function AreaControl({ state, id, label, value, putValue, describedBy, isInvalid }: ValueProps) {
  const draft = useDraft<HTMLTextAreaElement>({
    shown: value?.valueString ?? '',
    commit: (text) => {
      putValue(text.trim() === '' ? null : { valueString: text });
      return text;
    },
  });
  return (
    <textarea
      id={id}
      class="ds-input vf-area"
      rows={2}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      aria-required={state.required || undefined}
      {...draft}
    />
  );
}
