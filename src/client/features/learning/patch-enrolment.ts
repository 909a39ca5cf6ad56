import type { Json } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Perm } from './to-perms.ts';

/** Changes of one enrolment, each beside what it was changed from; its twins are told the same, so that they agree from now on. */
export const patchEnrolment = (
  { twins }: Pick<Perm, 'twins'>,
  fields: { readonly [field: string]: Json },
): readonly OperationBody[] =>
  twins.map(({ id, stamps }) => ({
    type: 'record.patch',
    id,
    kind: 'enrolment',
    fields,
    base: Object.fromEntries(Object.keys(fields).map((field) => [field, stamps[field]?.operation ?? null])),
  }));
