import { maySettle, needsSettleRight } from '#domain/merge/amendment-rights.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { eventKinds, type RoleName } from '#protocol/record-bodies.ts';
import type { QuarantineReason } from '#protocol/push.ts';
import type { Actor } from '../actor.ts';

/** Who writes what the whole tenant shares. */
const writersOf: { readonly [kind: string]: RoleName } = {
  unit: 'administrator',
  staff: 'administrator',
  settings: 'administrator',
  content: 'professionalLead',
};

/** Set by signing, by what comes after it or by a move, and by nothing else. */
const signatureFields = [
  'hash',
  'signedBy',
  'signedAt',
  'signedWith',
  'openReason',
  'amendReason',
  'earlier',
  'voided',
  'alsoSigned',
  'lateAnswers',
  'moves',
];
/** What may still change on a signed record: where it lies, and a score that was not there. */
const openAfterSigning = new Set(['unitId', 'visitId', 'score']);

type Fields = { readonly [field: string]: unknown };
type Verdict = Extract<QuarantineReason, 'notAllowed' | 'wrongKind'> | null;

/** Whether this person may do this to this record: `before` as it stands (if it does), `after` as it would stand. */
export function judge(
  actor: Actor,
  operation: OperationBody,
  before: StoredRecord | undefined,
  after: StoredRecord,
): Verdict {
  const touched = before ? [before.scope, after.scope] : [after.scope];
  if (!touched.every((scope) => actor.scopes.write.includes(scope))) return 'notAllowed';
  const writer = writersOf[after.kind];
  if (writer && !actor.roles.some(({ role }) => role === writer)) return 'notAllowed';
  if (before && needsSettleRight(operation) && !maySettle(actor, before.body, actor.parents))
    return 'notAllowed';
  if (operation.type === 'record.put' || operation.type === 'record.patch') {
    if (eventKinds.some((kind) => kind === after.kind)) return 'wrongKind';
    const fields = operation.type === 'record.put' ? operation.body : operation.fields;
    if (after.kind === 'response') return judgeResponse(fields, before);
    if (after.kind === 'content' && before) return judgeContent(operation.type, fields, before);
  }
  return null;
}

/** A record is signed by `response.sign` and by nothing else, and what is signed stays as it is. */
function judgeResponse(fields: Fields, before: StoredRecord | undefined): Verdict {
  const changed = changedFields(fields, before);
  const forged = changed.some(
    (field) => signatureFields.includes(field) || (field === 'status' && fields['status'] !== 'draft'),
  );
  if (forged) return 'notAllowed';
  if (before === undefined || before.body['status'] === 'draft') return null;
  const scored = typeof before.body['score'] === 'number';
  const isOpen = (field: string): boolean => openAfterSigning.has(field) && !(field === 'score' && scored);
  return changed.every(isOpen) ? null : 'notAllowed';
}

/**
 * Published content is what records were made with: only its status changes. A draft can be worked on, but two who
 * bring in different forms under one name do not write over each other.
 */
function judgeContent(type: 'record.put' | 'record.patch', fields: Fields, before: StoredRecord): Verdict {
  if (before.body['status'] === 'draft' && type === 'record.patch') return null;
  return changedFields(fields, before).every((field) => field === 'status') ? null : 'notAllowed';
}

const changedFields = (fields: Fields, before: StoredRecord | undefined): readonly string[] =>
  Object.keys(fields).filter(
    (field) => !before || toCanonicalJson(fields[field]) !== toCanonicalJson(before.body[field]),
  );
