import { useId } from 'preact/hooks';
import './line-field.css';

type Props = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly type?: 'text' | 'date' | 'time';
  readonly onChange: (value: string) => void;
};

/** One line to write, a day or a time. A day or a time that is half chosen is not taken. */
export function LineField({ label, help, value, type = 'text', onChange }: Props) {
  const id = useId();
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {help !== undefined && (
        <div data-field="description" id={`${id}-help`}>
          {help}
        </div>
      )}
      <input
        {...(type === 'text' ? { type, maxLength: 120 } : { type })}
        id={id}
        class="ds-input"
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        value={value}
        onInput={({ currentTarget }) => {
          if (type === 'text' || currentTarget.value !== '') onChange(currentTarget.value);
        }}
      />
    </div>
  );
}
