import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import { sha256Hex } from './sha256-hex.ts';
import { inOwnName, measured } from './sign-record.ts';

/** A proposed amendment as it was when somebody decided on it. */
export type Settled = { readonly of: string; readonly base: string | null };

/** What is about to be corrected: why, with which answers to begin, and which proposal it takes in, if any. */
export type Correction = {
  readonly reason: string;
  /** Hash of the version that stood when she began: another correction meanwhile is not hers to overwrite. */
  readonly amends: string;
  readonly start: QuestionnaireResponse;
  readonly questionnaire: Questionnaire;
  /** Canonical `url|version` of that form. */
  readonly canonical: string;
  readonly takes: Settled | null;
};

/**
 * Signs a correction, with the measurements in it beside it, all or none. They were measured when the record was first
 * signed. Resolves when it lies on the device; rejects with a `StorageError`.
 */
export async function signCorrection(
  store: DeviceStore,
  record: Kept<'response'>,
  { reason, amends, questionnaire, canonical, takes }: Correction,
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
  await store.write([correction, ...operations], { grouped: true });
}

export const declineProposal = (
  store: DeviceStore,
  { id }: Kept<'response'>,
  settled: Settled,
  reason: string,
): Promise<void> => store.write([{ type: 'amendment.settle', id, decision: 'declined', ...settled, reason }]);

export const voidRecord = (store: DeviceStore, { id }: Kept<'response'>, reason: string): Promise<void> =>
  store.write([{ type: 'response.void', id, reason }]);
