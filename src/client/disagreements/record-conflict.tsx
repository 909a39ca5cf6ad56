import type { RecordKind } from '#protocol/record-bodies.ts';
import { useStore } from '../device/use-device.ts';
import { useWatch } from '../device/use-watch.ts';
import { FieldChooser } from './field-chooser.tsx';

type Props = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly onSaid: (words: string) => void;
};

/** The same for a record one only knows the name of. */
export function RecordConflict({ kind, id, onSaid }: Props) {
  const store = useStore();
  const record = useWatch(`${kind}:${id}`, () => store.watchRecord(kind, id));
  return record ? <FieldChooser record={record} onSaid={onSaid} /> : null;
}
