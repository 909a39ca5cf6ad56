import { toUnitText } from '../answer-text.ts';
import type { ValueProps } from '../control-props.ts';
import { hasControl } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { partsOf, toPlainText } from '../item-text.ts';
import { NumberField } from './number-field.tsx';
import { Stepper } from './stepper.tsx';

/** Whole or decimal number, with its unit beside it. */
export function NumberControl(props: ValueProps) {
  const { state, kind, value, putValue } = props;
  const { text } = useForm();
  const isInteger = kind === 'integer';
  const part = partsOf(state.item, 'unit')[0];
  const unit = toUnitText(state.item, text) ?? (part && toPlainText(part, text.language));
  const number = value?.valueDecimal ?? value?.valueInteger;
  const putNumber = (next: number | null) =>
    putValue(next === null ? null : isInteger ? { valueInteger: next } : { valueDecimal: next });
  const plain = <NumberField {...props} isInteger={isInteger} number={number} putNumber={putNumber} />;
  const field = hasControl(state.item, 'spinner') ? (
    <Stepper state={state} name={props.label ?? props.name} number={number} putNumber={putNumber}>
      {plain}
    </Stepper>
  ) : (
    plain
  );
  if (!unit) return field;
  return (
    <div class="vf-with-unit">
      {field}
      <span class="vf-unit">{unit}</span>
    </div>
  );
}
