import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useDoorText } from './use-door-text.ts';
import './vault.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly length: number;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
  /** All digits are there. */
  readonly onWhole: (pin: string) => void;
};

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A PIN with one thumb: a pad of big keys; a keyboard or a password manager types in the field itself. */
export function PinPad({ label, value, length, disabled = false, onChange, onWhole }: Props) {
  const text = useDoorText().unlock;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!disabled) field.current?.focus({ preventScroll: true });
  }, [disabled, label]);
  const take = (typed: string) => {
    if (disabled) return;
    const pin = typed.replaceAll(/\D/g, '').slice(0, length);
    onChange(pin);
    if (pin.length === length) onWhole(pin);
  };
  return (
    <div class="v-pin">
      <label class="v-pin__label" for="pin">
        {label}
      </label>
      <input
        ref={field}
        id="pin"
        class="v-pin__field"
        type="password"
        // The pad is the keyboard; a real one types here all the same.
        inputMode="none"
        autocomplete="off"
        maxLength={length}
        value={value}
        disabled={disabled}
        aria-describedby="pin-typed"
        onInput={({ currentTarget }) => take(currentTarget.value)}
      />
      <p id="pin-typed" class="v-hidden" role="status">
        {text.typed(value.length, length)}
      </p>
      <div class="v-pin__dots" aria-hidden="true">
        {Array.from({ length }, (_, index) => (
          <span key={index} data-typed={index < value.length ? '' : undefined} />
        ))}
      </div>
      <div class="v-pin__keys">
        {digits.map((digit) => (
          <Key key={digit} digit={digit} disabled={disabled} onClick={() => take(value + digit)} />
        ))}
        <span />
        <Key digit="0" disabled={disabled} onClick={() => take(`${value}0`)} />
        <button
          type="button"
          class="v-pin__key"
          disabled={disabled || value === ''}
          onClick={() => take(value.slice(0, -1))}
        >
          <Icon of="clear" />
          <span class="v-hidden">{text.remove}</span>
        </button>
      </div>
    </div>
  );
}

type KeyProps = { readonly digit: string; readonly disabled: boolean; readonly onClick: () => void };

const Key = ({ digit, disabled, onClick }: KeyProps) => (
  <button type="button" class="v-pin__key" disabled={disabled} onClick={onClick}>
    {digit}
  </button>
);
