import { toNumberText } from '../answer-text.ts';
import type { ValueProps } from '../control-props.ts';
import { extensionNumber } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { partsOf, toPlainText } from '../item-text.ts';

/** A number on a line between two ends, with the number itself shown; unset until it is moved. */
export function SliderControl({ state, id, label, value, putValue, describedBy, isInvalid }: ValueProps) {
  const { text } = useForm();
  const { item } = state;
  const isInteger = item.type === 'integer';
  const min = state.range?.min ?? extensionNumber(item, 'minValue') ?? 0;
  const max = state.range?.max ?? extensionNumber(item, 'maxValue') ?? 100;
  const step = extensionNumber(item, 'sliderStep') ?? (isInteger ? 1 : (max - min) / 100);
  const number = value?.valueInteger ?? value?.valueDecimal;
  const end = (code: 'lower' | 'upper', fallback: number) => {
    const part = partsOf(item, code)[0];
    return part ? toPlainText(part, text.language) : toNumberText(fallback, text);
  };
  const put = (next: number) => putValue(isInteger ? { valueInteger: next } : { valueDecimal: next });
  return (
    <div class="vf-slider" data-empty={number === undefined || undefined}>
      <p class="vf-slider-value" aria-hidden="true">
        {number === undefined ? text.form.sliderEmpty : toNumberText(number, text)}
      </p>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={number ?? min}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        aria-valuetext={number === undefined ? text.form.sliderEmpty : toNumberText(number, text)}
        onInput={({ currentTarget }) => put(Number(currentTarget.value))}
        onPointerUp={({ currentTarget }) => {
          if (number === undefined) put(Number(currentTarget.value));
        }}
      />
      <div class="vf-slider-ends" aria-hidden="true">
        <span>{end('lower', min)}</span>
        <span>{end('upper', max)}</span>
      </div>
    </div>
  );
}
