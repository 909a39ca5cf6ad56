import { useId } from 'preact/hooks';
import './choices.css';

type Props<V extends string> = {
  readonly legend: string;
  /** Where the choices say enough to who sees them. */
  readonly isLegendHidden?: boolean;
  readonly value: V | undefined;
  readonly options: readonly { readonly value: V; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: V) => void;
};

/** A few choices side by side, big enough for a thumb; one radio group underneath. */
export function Choices<V extends string>({ legend, isLegendHidden, value, options, onChange }: Props<V>) {
  const name = useId();
  return (
    <fieldset class="v-choices">
      <legend class={isLegendHidden ? 'v-hidden' : 'v-choices__legend'}>{legend}</legend>
      <div class="v-choices__options">
        {options.map((option) => (
          <label key={option.value} class="v-choices__option" lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
