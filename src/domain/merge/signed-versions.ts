import type { Json, JsonObject } from '../fhir/json.ts';
import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { answerAt } from '../forms/set-answer.ts';
import { toCanonicalJson } from './canonical-json.ts';
import type { MergeResult } from './merge-result.ts';
import type { Authorship, ResponseAmend, ResponseSign, ResponseVoid } from './operation.ts';
import { ownValue } from './own-value.ts';
import {
  alsoSignedOf,
  earlierOf,
  isOpen,
  lateAnswersOf,
  type LateAnswer,
  type SignedVersion,
} from './proposals.ts';
import type { Stamp, StoredRecord } from './record.ts';

/** The first signature makes the snapshot the record; a later, different one stands beside it. */
export function applySign(
  record: StoredRecord | undefined,
  operation: ResponseSign,
  author: Authorship,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  const draft = responseOf(record);
  if (!draft) return { ok: false, reason: 'wrongKind' };
  const { questionnaire, response, hash, base, openReason } = operation;
  if (knows(record.body, hash)) return { ok: true, status: 'duplicate', record };
  if (record.body['status'] !== 'draft') return besideFirst(record, operation, author);
  const unseen = toUnseenAnswers(record, draft, response, base, author);
  const body: JsonObject = {
    ...record.body,
    ...signedFields({ questionnaire, response, hash }, author),
    ...(openReason === null ? {} : { openReason }),
    ...(unseen.length === 0 ? {} : { lateAnswers: [...lateAnswersOf(record.body), ...unseen] }),
  };
  const stamps = Object.fromEntries(Object.entries(record.stamps).map(withoutAlternatives));
  const signed = { ...record, body, stamps, version: record.version + 1 };
  return { ok: true, status: unseen.length > 0 ? 'conflict' : 'applied', record: signed };
}

/** A correction of the version that stands; the corrected one goes to the record's earlier versions. */
export function applyAmend(
  record: StoredRecord | undefined,
  operation: Omit<ResponseAmend, 'type'>,
  author: Authorship,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  const current = responseOf(record);
  if (!current) return { ok: false, reason: 'wrongKind' };
  const { amends, reason, questionnaire, response, hash } = operation;
  if (record.body['status'] === 'draft') return { ok: false, reason: 'missingRecord' };
  if (knows(record.body, hash)) return { ok: true, status: 'duplicate', record };
  if (record.body['status'] !== 'signed' || record.body['hash'] !== amends) {
    const isSame = toCanonicalJson(current.item ?? []) === toCanonicalJson(response.item ?? []);
    if (isSame && record.body['status'] === 'signed') return { ok: true, status: 'duplicate', record };
    return besideFirst(record, operation, author);
  }
  const { score: _, openReason: __, ...kept } = record.body;
  const earlier = [...earlierOf(record.body), currentVersionOf(record.body)];
  const amended = signedFields({ questionnaire, response, hash }, author);
  const body: JsonObject = { ...kept, ...amended, amendReason: reason, earlier };
  return { ok: true, status: 'applied', record: { ...record, body, version: record.version + 1 } };
}

/** *Feilført*: nothing is taken away. The first reason stands; a second void changes nothing. */
export function applyVoid(
  record: StoredRecord | undefined,
  { reason }: ResponseVoid,
  author: Authorship,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  if (!responseOf(record)) return { ok: false, reason: 'wrongKind' };
  if (record.body['status'] === 'voided') return { ok: true, status: 'duplicate', record };
  const body: JsonObject = { ...record.body, status: 'voided', voided: { ...author, reason } };
  return { ok: true, status: 'applied', record: { ...record, body, version: record.version + 1 } };
}

export function responseOf({ body }: StoredRecord): QuestionnaireResponse | null {
  const response = body['response'] as { resourceType?: unknown } | undefined;
  return response?.resourceType === 'QuestionnaireResponse'
    ? (response as unknown as QuestionnaireResponse)
    : null;
}

type Snapshot = Pick<ResponseSign, 'questionnaire' | 'response' | 'hash'>;

const signedFields = ({ questionnaire, response, hash }: Snapshot, { by, at, operation }: Authorship) => ({
  questionnaire,
  response: response as unknown as JsonObject,
  hash,
  status: 'signed',
  signedBy: by,
  signedAt: at,
  signedWith: operation,
});

/** The record has this very version already, wherever it stands. */
const knows = (body: JsonObject, hash: string): boolean =>
  (body['status'] !== 'draft' && body['hash'] === hash) ||
  [...earlierOf(body), ...alsoSignedOf(body)].some((version) => version.hash === hash);

function besideFirst(
  record: StoredRecord,
  operation: Snapshot & { readonly amends?: string; readonly reason?: string },
  author: Authorship,
): MergeResult {
  const { questionnaire, hash, amends, reason } = operation;
  const version = {
    ...author,
    questionnaire,
    response: operation.response as unknown as JsonObject,
    hash,
    ...(amends === undefined ? {} : { amends }),
    ...(reason === undefined ? {} : { reason }),
  };
  const alsoSigned = [...alsoSignedOf(record.body), version];
  // Her own answers that came before it, and are in it, are decided on together with it.
  const late = lateAnswersOf(record.body);
  const lateAnswers = late.filter(
    (one) => !(one.by === author.by && isOpen(one) && holdsAnswer(version.response, one.path, one.answer)),
  );
  const body: JsonObject = { ...record.body, alsoSigned, ...(late.length > 0 ? { lateAnswers } : {}) };
  return { ok: true, status: 'conflict', record: { ...record, body, version: record.version + 1 } };
}

/** What stands signed, as it goes among the earlier versions. */
function currentVersionOf(body: JsonObject): SignedVersion {
  const reason = body['amendReason'];
  return {
    by: textOf(body['signedBy']),
    at: textOf(body['signedAt']),
    operation: textOf(body['signedWith']),
    questionnaire: textOf(body['questionnaire']),
    response: body['response'] as JsonObject,
    hash: textOf(body['hash']),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}

/**
 * Other people's answers that the snapshot does not hold and its signer had not chosen away: what she had not seen,
 * and what still stood against the shown answer.
 */
function toUnseenAnswers(
  { stamps }: StoredRecord,
  draft: QuestionnaireResponse,
  snapshot: QuestionnaireResponse,
  base: ResponseSign['base'],
  { by: signer }: Authorship,
): readonly LateAnswer[] {
  return Object.entries(stamps).flatMap(([path, { alternatives = [], calculated, ...shown }]) => {
    if (calculated) return [];
    const wasSeen = base === null || ownValue(base, path) === shown.operation;
    const others = wasSeen ? [] : [{ ...shown, value: answerAt(draft, path) as unknown as Json }];
    const signed = toPlain(answerAt(snapshot, path));
    return [...others, ...alternatives]
      .filter(({ by, value }) => by !== signer && toPlain(value) !== signed)
      .map(({ value, ...author }): LateAnswer => ({ ...author, path, answer: value }));
  });
}

export const holdsAnswer = (response: JsonObject, path: string, answer: Json): boolean =>
  toPlain(answerAt(response as unknown as QuestionnaireResponse, path)) === toPlain(answer);

/** For comparing: an answer without the items below it, which have registers of their own. */
export const toPlain = (answer: Json): string =>
  toCanonicalJson(
    (answer as unknown as readonly QuestionnaireResponseAnswer[]).map(({ item: _, ...value }) => value),
  );

const withoutAlternatives = ([path, { alternatives: _, ...stamp }]: readonly [string, Stamp]): readonly [
  string,
  Stamp,
] => [path, stamp];

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
