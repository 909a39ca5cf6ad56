import { toUnitText } from '../answer-text.ts';
import type { ValueProps } from '../control-props.ts';
import { useForm } from '../form-scope.ts';
import { partsOf, toPlainText } from '../item-text.ts';
import { NumberField } from './number-field.tsx';

/** Whole or decimal number, with its unit beside it. */
export function NumberControl(props: ValueProps) {
  const { state, kind, value, putValue } = props;
  const { text } = useForm();
  const isInteger = kind === 'integer';
  const part = partsOf(state.item, 'unit')[0];
  const unit = toUnitText(state.item, text) ?? (part && toPlainText(part, text.language));
  const field = (
    <NumberField
      {...props}
      isInteger={isInteger}
      number={value?.valueDecimal ?? value?.valueInteger}
      putNumber={(number) =>
        putValue(number === null ? null : isInteger ? { valueInteger: number } : { valueDecimal: number })
      }
    />
  );
  if (!unit) return field;
  return (
    <div class="vf-with-unit">
      {field}
      <span class="vf-unit">{unit}</span>
    </div>
  );
}
