import { useId } from 'preact/hooks';

type Props = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
};

/** Shown as it is typed: it is to be written down, and nobody's account hangs on it. */
export function PasswordField({ label, help, value, onInput }: Props) {
  const id = useId();
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {help !== undefined && (
        <p id={`${id}-help`} class="v-quiet">
          {help}
        </p>
      )}
      <input
        id={id}
        class="ds-input"
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </div>
  );
}
