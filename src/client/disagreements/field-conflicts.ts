import type { Json } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Kept } from '#store/device-store.ts';

export type FieldChoice = { readonly by: string; readonly at: string; readonly value: Json };
export type FieldConflict = {
  readonly field: string;
  /** The operation of the value that is shown: who chooses has seen it. */
  readonly seen: string;
  /** The shown one first, then what others wrote. */
  readonly choices: readonly FieldChoice[];
};

/** Fields two people changed without having seen each other's change. A form's answers have a place of their own. */
export function toFieldConflicts({ kind, body, stamps }: Kept): readonly FieldConflict[] {
  if (kind === 'response') return [];
  // `as`: every body is JSON, and a stamp's name is one of its fields.
  const values = body as unknown as { readonly [field: string]: Json | undefined };
  return Object.entries(stamps).flatMap(([field, { by, at, operation, alternatives = [] }]) =>
    alternatives.length === 0
      ? []
      : [
          {
            field,
            seen: operation,
            choices: [
              { by, at, value: values[field] ?? null },
              ...alternatives.map((other) => ({ by: other.by, at: other.at, value: other.value })),
            ],
          },
        ],
  );
}

/** The choice as an operation: it settles the disagreement for everybody. */
export const toChoice = ({ id, kind }: Kept, { field, seen }: FieldConflict, value: Json): OperationBody => ({
  type: 'record.patch',
  id,
  kind,
  fields: { [field]: value },
  base: { [field]: seen },
});
