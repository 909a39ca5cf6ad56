import { useId } from 'preact/hooks';

type Props = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  /** What is wrong, in a sentence. */
  readonly fault?: string | undefined;
  readonly onInput: (value: string) => void;
  /** More than a line is likely. */
  readonly long?: boolean;
  /** The keypad for whole numbers. */
  readonly numeric?: boolean;
};

/** One line about the form, with its help and what is wrong at the field itself. */
export function DetailField({ label, help, value, fault, onInput, long = false, numeric = false }: Props) {
  const id = useId();
  const about = [help === undefined ? '' : `${id}h`, fault === undefined ? '' : `${id}f`].filter(Boolean);
  const field = {
    id,
    class: 'ds-input',
    autoComplete: 'off',
    value,
    'aria-invalid': fault !== undefined,
    'aria-describedby': about.join(' ') || undefined,
  };
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {help !== undefined && (
        <div data-field="description" id={`${id}h`}>
          {help}
        </div>
      )}
      {long ? (
        <textarea {...field} rows={2} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
      ) : (
        <input
          {...field}
          type="text"
          inputMode={numeric ? 'numeric' : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
      {fault !== undefined && (
        <p id={`${id}f`} class="v-missing">
          {fault}
        </p>
      )}
    </div>
  );
}
