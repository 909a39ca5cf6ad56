import type { ControlProps } from '../control-props.ts';
import { BooleanControl } from './boolean-control.tsx';
import { ChecksControl } from './checks-control.tsx';
import { RadiosControl } from './radios-control.tsx';
import { SearchControl } from './search-control.tsx';
import { SelectControl } from './select-control.tsx';
import { SingleValue } from './single-value.tsx';
import { ValuesControl } from './values-control.tsx';

/** The control itself: choices answer the whole question at once, the rest value by value. */
export function Control(props: ControlProps) {
  switch (props.kind) {
    case 'radios':
      return <RadiosControl {...props} />;
    case 'checks':
      return <ChecksControl {...props} />;
    case 'boolean':
      return <BooleanControl {...props} />;
    case 'select':
      return <SelectControl {...props} />;
    case 'search':
      return <SearchControl {...props} />;
    default: {
      if (props.state.item.repeats) return <ValuesControl {...props} />;
      const { put, state } = props;
      return (
        <SingleValue
          {...props}
          value={state.answer[0]}
          putValue={(value) => put(value ? [value] : [])}
          label={undefined}
        />
      );
    }
  }
}
