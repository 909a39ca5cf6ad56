import type { ValueProps } from '../control-props.ts';
import { AreaControl } from './area-control.tsx';
import { AttachmentControl } from './attachment-control.tsx';
import { DateControl } from './date-control.tsx';
import { DateTimeControl } from './date-time-control.tsx';
import { NumberControl } from './number-control.tsx';
import { QuantityControl } from './quantity-control.tsx';
import { SliderControl } from './slider-control.tsx';
import { TextControl } from './text-control.tsx';
import { TimeControl } from './time-control.tsx';

/** One value, by the kind that `toControlKind` chose. */
export function SingleValue(props: ValueProps) {
  switch (props.kind) {
    case 'integer':
    case 'decimal':
      return <NumberControl {...props} />;
    case 'slider':
      return <SliderControl {...props} />;
    case 'quantity':
      return <QuantityControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'dateTime':
      return <DateTimeControl {...props} />;
    case 'time':
      return <TimeControl {...props} />;
    case 'area':
      return <AreaControl {...props} />;
    case 'attachment':
      return <AttachmentControl {...props} />;
    case 'text':
    case 'url':
    case 'reference':
    case 'radios':
    case 'checks':
    case 'select':
    case 'search':
    case 'boolean':
      return <TextControl {...props} />;
  }
}
