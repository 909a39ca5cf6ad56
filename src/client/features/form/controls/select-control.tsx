import type { ControlProps } from '../control-props.ts';
import { useForm } from '../form-scope.ts';
import { toOptionText } from '../item-text.ts';
import { isSameValue, toBareValue } from '#domain/forms/same-value.ts';

/** The phone's own list, when the form asks for a drop-down. */
export function SelectControl({ state, id, put, describedBy, isInvalid }: ControlProps) {
  const { text } = useForm();
  const { options, answer } = state;
  const chosen = answer[0];
  const at = chosen ? options.findIndex((option) => isSameValue(option, chosen)) : -1;
  return (
    <select
      id={id}
      class="ds-input"
      value={String(at)}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      aria-required={state.required || undefined}
      onChange={({ currentTarget }) => {
        const option = options[Number(currentTarget.value)];
        put(option ? [toBareValue(option)] : []);
      }}
    >
      <option value="-1">{text.form.choose}</option>
      {options.map((option, index) => (
        <option key={index} value={String(index)}>
          {toOptionText(option, text.language)}
        </option>
      ))}
    </select>
  );
}
