import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import type { CorrectionDraft } from '#store/tables.ts';
import { sha256Hex } from './sha256-hex.ts';
import { inOwnName, measured } from './sign-record.ts';

/** A proposed amendment as it was when somebody decided on it. */
export type Settled = { readonly of: string; readonly base: string | null };

/**
 * Signs a correction; what was begun of it goes with the same transaction, with the measurements in it beside it, all or none. They were measured when the record was first
 * signed. Resolves when it lies on the device; rejects with a `StorageError`.
 */
export async function signCorrection(
  store: DeviceStore,
  record: Kept<'response'>,
  questionnaire: Questionnaire,
  { reason, amends, canonical, takes }: CorrectionDraft,
  filled: QuestionnaireResponse,
): Promise<void> {
  const { id, body } = record;
  const now = new Date().toISOString();
  const response = inOwnName({ ...filled, status: 'amended' }, store.staffId, now);
  const hash = await sha256Hex(toCanonicalJson(response));
  const version = { id, amends, reason, questionnaire: canonical, response, hash };
  const correction: OperationBody = takes
    ? { type: 'amendment.settle', decision: 'taken', ...takes, ...version }
    : { type: 'response.amend', ...version };
  const firstSigned = body.earlier?.[0]?.at ?? body.signedAt ?? now;
  const { operations } = measured(record, questionnaire, { response, hash }, store.staffId, firstSigned);
  await store.write([correction, ...operations], { grouped: true, endsCorrection: id });
}

export const declineProposal = (
  store: DeviceStore,
  { id }: Kept<'response'>,
  settled: Settled,
  reason: string,
): Promise<void> => store.write([{ type: 'amendment.settle', id, decision: 'declined', ...settled, reason }]);

export const voidRecord = (store: DeviceStore, { id }: Kept<'response'>, reason: string): Promise<void> =>
  store.write([{ type: 'response.void', id, reason }]);
