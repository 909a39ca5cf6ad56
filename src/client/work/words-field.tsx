import { useId } from 'preact/hooks';

type Props = {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly rows: number;
  readonly maxLength: number;
  /** Why it does not do as it is; empty when it does. */
  readonly problem: string;
  readonly onChange: (words: string) => void;
};

/** A few words about something, with what they are for and what is wrong with them. */
export function WordsField({ label, help, value, rows, maxLength, problem, onChange }: Props) {
  const id = useId();
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      <div data-field="description" id={`${id}-help`}>
        {help}
      </div>
      <textarea
        id={id}
        class="ds-input"
        rows={rows}
        maxLength={maxLength}
        aria-describedby={`${id}-help ${id}-problem`}
        aria-invalid={problem !== ''}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p id={`${id}-problem`} role="alert" class="v-missing">
        {problem}
      </p>
    </div>
  );
}
