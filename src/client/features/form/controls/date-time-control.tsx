import type { ValueProps } from '../control-props.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A FHIR dateTime as the phone's own clock reads it, for `datetime-local`. */
export function toLocalInput(dateTime: string | undefined): string {
  if (!dateTime) return '';
  if (!dateTime.includes('T')) return dateTime.length === 10 ? `${dateTime}T00:00` : '';
  const instant = new Date(dateTime);
  if (Number.isNaN(instant.getTime())) return '';
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}T${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

/** With the offset of that very day, as FHIR demands of a dateTime that has a time. */
export function toDateTime(local: string): string | null {
  const instant = new Date(local);
  if (Number.isNaN(instant.getTime())) return null;
  const offset = -instant.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  return `${local.slice(0, 16)}:00${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export function DateTimeControl({ state, id, label, value, putValue, describedBy, isInvalid }: ValueProps) {
  return (
    <input
      id={id}
      class="ds-input vf-date"
      type="datetime-local"
      max="9999-12-31T23:59"
      value={toLocalInput(value?.valueDateTime)}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      aria-required={state.required || undefined}
      onChange={({ currentTarget }) => {
        const dateTime = toDateTime(currentTarget.value);
        putValue(dateTime === null ? null : { valueDateTime: dateTime });
      }}
    />
  );
}
