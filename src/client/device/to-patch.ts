import type { Json } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';

/** A change of some fields of a record, on top of what is shown of each. */
export const toPatch = <K extends RecordKind>(
  kind: K,
  { id, stamps }: Pick<Kept<K>, 'id' | 'stamps'>,
  fields: Partial<RecordBody<K>>,
): OperationBody => ({
  type: 'record.patch',
  id,
  kind,
  // `as`: a body is what JSON can hold.
  fields: fields as { readonly [field: string]: Json },
  base: Object.fromEntries(Object.keys(fields).map((field) => [field, stamps[field]?.operation ?? null])),
});
