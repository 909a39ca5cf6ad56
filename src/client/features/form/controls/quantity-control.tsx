import { useState } from 'preact/hooks';
import type { Coding, Quantity } from '#domain/fhir/types.ts';
import type { ValueProps } from '../control-props.ts';
import { findExtension, findExtensions } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { partsOf, toCodingText, toPlainText } from '../item-text.ts';
import { NumberField } from './number-field.tsx';

const toQuantity = (
  value: number,
  unit: Coding | undefined,
  language: Parameters<typeof toCodingText>[1],
): Quantity =>
  unit
    ? {
        value,
        unit: toCodingText(unit, language),
        ...(unit.system === undefined ? {} : { system: unit.system }),
        ...(unit.code === undefined ? {} : { code: unit.code }),
      }
    : { value };

/** A number and its unit; the unit is chosen where the form offers several. */
export function QuantityControl(props: ValueProps) {
  const { state, value, putValue, name } = props;
  const { text } = useForm();
  const offered = findExtensions(state.item, 'unitOption').flatMap(({ valueCoding }) => valueCoding ?? []);
  const single = findExtension(state.item, 'unit')?.valueCoding;
  const units: readonly Coding[] = offered.length > 0 ? offered : single ? [single] : [];
  const now = value?.valueQuantity;
  const at = units.findIndex(({ code, display }) =>
    now?.code === undefined ? display !== undefined && display === now?.unit : code === now.code,
  );
  const [wished, setWished] = useState(0);
  const chosen = at < 0 ? wished : at;
  const unit = units[chosen];
  const part = partsOf(state.item, 'unit')[0];
  const words = unit
    ? toCodingText(unit, text.language)
    : ((part && toPlainText(part, text.language)) ?? now?.unit);
  const field = (
    <NumberField
      {...props}
      isInteger={false}
      number={now?.value}
      putNumber={(number) =>
        putValue(number === null ? null : { valueQuantity: toQuantity(number, unit, text.language) })
      }
    />
  );
  if (!words) return field;
  return (
    <div class="vf-with-unit">
      {field}
      {units.length > 1 ? (
        <select
          class="ds-input vf-unit-choice"
          aria-label={text.form.unitFor(name)}
          value={String(chosen)}
          onChange={({ currentTarget }) => {
            const next = Number(currentTarget.value);
            setWished(next);
            if (now?.value !== undefined) {
              putValue({ valueQuantity: toQuantity(now.value, units[next], text.language) });
            }
          }}
        >
          {units.map((option, index) => (
            <option key={index} value={String(index)}>
              {toCodingText(option, text.language)}
            </option>
          ))}
        </select>
      ) : (
        <span class="vf-unit">{words}</span>
      )}
    </div>
  );
}
