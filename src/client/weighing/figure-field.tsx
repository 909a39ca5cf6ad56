import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Props = {
  readonly label: string;
  /** How it is measured, when that has to be said. */
  readonly help?: string | undefined;
  readonly unit: string;
  readonly value: string;
  /** Why it does not do as it is; empty when it does. */
  readonly problem: string;
  /** What it is about to become, or was last time; read with the field. */
  readonly beside: ComponentChildren;
  readonly onInput: (written: string) => void;
  readonly onEnter: () => void;
};

/** One figure in large type, with its unit and what to compare it with. */
export function FigureField({ label, help, unit, value, problem, beside, onInput, onEnter }: Props) {
  const id = useId();
  return (
    <div class="v-figure">
      <label class="v-figure__label" for={id}>
        {label}
      </label>
      {help !== undefined && (
        <p id={`${id}-help`} class="v-quiet v-small">
          {help}
        </p>
      )}
      <div class="v-figure__row">
        <input
          id={id}
          class="ds-input v-figure__input"
          type="text"
          inputMode="decimal"
          enterkeyhint="done"
          autoComplete="off"
          value={value}
          aria-describedby={`${help === undefined ? '' : `${id}-help `}${id}-beside ${id}-problem`}
          aria-invalid={problem !== '' || undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onEnter();
          }}
        />
        <span class="v-figure__unit" aria-hidden="true">
          {unit}
        </span>
        <div class="v-figure__beside" id={`${id}-beside`}>
          {beside}
        </div>
      </div>
      <p id={`${id}-problem`} role="alert" class="v-missing">
        {problem}
      </p>
    </div>
  );
}
