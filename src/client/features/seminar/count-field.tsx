import { useEffect, useId, useRef, useState } from 'preact/hooks';

type Props = {
  readonly label: string;
  readonly help?: string;
  readonly value: number | null;
  /** When the field or the page is left with another number in it; null when it was emptied. */
  readonly onChange: (value: number | null) => void;
};

/** A number of people. */
export function CountField({ label, help, value, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed === null) return;
    const next = typed === '' ? null : Number(typed);
    if (next !== value) onChange(next);
    setTyped(null);
  };
  const latest = useRef(save);
  latest.current = save;
  // Locked or left with the finger still in the field.
  useEffect(() => {
    const flush = () => latest.current();
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
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
        id={id}
        class="ds-input v-seminar__number"
        inputMode="numeric"
        maxLength={4}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        value={typed ?? (value === null ? '' : String(value))}
        onInput={({ currentTarget }) => setTyped(currentTarget.value.replaceAll(/\D/g, ''))}
        onBlur={save}
      />
    </div>
  );
}
