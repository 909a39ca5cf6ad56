import type { ValueProps } from '../control-props.ts';

export const TimeControl = ({ state, id, label, value, putValue, describedBy, isInvalid }: ValueProps) => (
  <input
    id={id}
    class="ds-input vf-date"
    type="time"
    value={value?.valueTime?.slice(0, 5) ?? ''}
    aria-label={label}
    aria-describedby={describedBy}
    aria-invalid={isInvalid}
    aria-required={state.required || undefined}
    onChange={({ currentTarget }) =>
      putValue(currentTarget.value ? { valueTime: `${currentTarget.value.slice(0, 5)}:00` } : null)
    }
  />
);
