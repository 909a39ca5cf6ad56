import { toSeminarKeyId } from '#domain/learning/seminar-key.ts';
import { toHybridTime } from '#domain/merge/hybrid-clock.ts';
import type { OperationBody } from '#domain/merge/operation.ts';

export type OperationType = OperationBody['type'];
/** An operation as it came, with its envelope: fields of versions long gone have no types. */
export type RawOperation = { readonly [field: string]: unknown };
/** From one version of an operation to the next. Pure, total, and never changed after a release. */
export type Upcaster = (operation: RawOperation) => RawOperation;

/**
 * Schema 1 had no hybrid clock. The device's wall clock is what it knew then.
 * Released 2026-11-21.
 */
const addHybridTime: Upcaster = (operation) => ({
  ...operation,
  hlc: toHybridTime(Date.parse(String(operation['at']))),
});

/** Schema 1 of a signature did not say which answers its signer had seen, nor why it was signed with two in one place. */
const addSeenAnswers: Upcaster = (operation) => {
  const { body } = operation;
  const signed = typeof body === 'object' && body !== null ? body : {};
  return addHybridTime({ ...operation, body: { ...signed, base: null, openReason: null } });
};

/** Up to schema 2 a seminar's key had an id by chance, and there could be two of them. */
const nameKeyBySeminar: Upcaster = (operation) => {
  const put = isObject(operation['body']) ? operation['body'] : {};
  const key = put['kind'] === 'seminarKey' && isObject(put['body']) ? put['body'] : {};
  const seminarId = key['seminarId'];
  return typeof seminarId === 'string'
    ? { ...operation, body: { ...put, id: toSeminarKeyId(seminarId) } }
    : operation;
};

export const isObject = (value: unknown): value is RawOperation =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * For each type the way from every version that was ever released to the present one: the first takes schema 1 to 2.
 * Append only. `tests/fixtures/operations` holds what was released.
 */
export const upcasters: { readonly [T in OperationType]: readonly Upcaster[] } = {
  'record.put': [addHybridTime, nameKeyBySeminar],
  'record.patch': [addHybridTime],
  'event.add': [addHybridTime],
  'answer.set': [addHybridTime],
  'response.sign': [addSeenAnswers],
  'response.amend': [],
  'response.void': [],
  'amendment.settle': [],
  'response.move': [],
};

/** The schema version an operation is written with today. */
export const schemaOf = (type: OperationType): number => upcasters[type].length + 1;
