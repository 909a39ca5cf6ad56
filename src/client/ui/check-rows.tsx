import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './check-rows.css';

type Props = {
  readonly legend: string;
  readonly help?: string;
  /** `end`: what stands beside a row, such as a button about it. */
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly end?: ComponentChildren;
  }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Several of several, each a row as wide as the thumb likes it. */
export function CheckRows({ legend, help, options, chosen, onChange }: Props) {
  const id = useId();
  const known = new Set(options.map(({ value }) => value));
  // What is chosen but not offered now stays chosen.
  const set = (value: string, isOn: boolean) =>
    onChange([
      ...chosen.filter((other) => !known.has(other)),
      ...options.flatMap((one) => {
        const stays = one.value === value ? isOn : chosen.includes(one.value);
        return stays ? [one.value] : [];
      }),
    ]);
  return (
    <fieldset class="v-checks" aria-describedby={help === undefined ? undefined : `${id}h`}>
      <legend class="v-checks__legend">{legend}</legend>
      {help !== undefined && (
        <p id={`${id}h`} class="v-quiet v-small v-checks__help">
          {help}
        </p>
      )}
      {options.map(({ value, label, end }) => (
        <div key={value} class="v-checks__line">
          <label class="v-checks__row">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ currentTarget }) => set(value, currentTarget.checked)}
            />
            <span>{label}</span>
          </label>
          {end}
        </div>
      ))}
    </fieldset>
  );
}
