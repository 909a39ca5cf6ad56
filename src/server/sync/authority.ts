import { maySettle, needsSettleRight } from '#domain/merge/amendment-rights.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { rolesCovering } from '#domain/merge/roles-covering.ts';
import type { RoleName } from '#protocol/record-bodies.ts';
import { eventKinds } from '#protocol/record-kinds.ts';
import type { QuarantineReason } from '#protocol/push.ts';
import { tenantScope } from '#protocol/scope.ts';
import type { Actor } from '../actor.ts';
import { mayBegin, mayWrite } from './may-write.ts';

/** Who writes what the whole tenant shares. */
const writersOf: { readonly [kind: string]: readonly RoleName[] } = {
  unit: ['administrator'],
  staff: ['administrator'],
  settings: ['administrator'],
  content: ['professionalLead'],
  seminar: ['groupLeader', 'abcContact'],
  seminarKey: ['groupLeader', 'abcContact'],
};
/** Of what a municipality has as content, its programmes are looked after by more than the professional side. */
const programmeWriters: readonly RoleName[] = ['professionalLead', 'abcContact', 'administrator'];

/** The whole municipality's exercises: others who write what all share (a group leader her seminars) hold none. */
const municipalExercise: readonly RoleName[] = ['administrator', 'professionalLead'];
const exerciseKinds: ReadonlySet<string> = new Set(['exercise', 'exerciseEvent', 'exerciseNote']);

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
  const isAllowed =
    before === undefined && after.kind === 'learningGroup'
      ? mayBegin(actor, after)
      : touched.every((scope) => mayWrite(actor, scope));
  if (!isAllowed) return 'notAllowed';
  const writers = writersFor(before, after);
  if (writers && !actor.roles.some(({ role }) => writers.includes(role))) return 'notAllowed';
  if (after.kind === 'exercise' && !before && !mayHold(actor, after)) return 'notAllowed';
  if (after.kind === 'seminarKey' && before && before !== after) return 'notAllowed';
  if (before && needsSettleRight(operation) && !maySettle(actor, before.body, actor.parents))
    return 'notAllowed';
  if (operation.type === 'record.put' || operation.type === 'record.patch') {
    if (eventKinds.some((kind) => kind === after.kind)) return 'wrongKind';
    const fields = operation.type === 'record.put' ? operation.body : operation.fields;
    // What changes nothing is no attempt at changing what is signed: an empty draft put where one is.
    if (after.kind === 'response') return before === after ? null : judgeResponse(fields, before);
    if (after.kind === 'measurement') return judgeMeasurement(actor, fields, before);
    if (after.kind === 'certificate') return judgeCertificate(fields, before);
    if (after.kind === 'content' && before) return judgeContent(operation.type, fields, before);
  }
  return null;
}

/** A unit's exercise is begun by who leads it, or a unit above it (EXE11); the municipality's is `municipalExercise`. */
function mayHold({ roles, parents }: Actor, { body }: StoredRecord): boolean {
  const { unitId } = body;
  return (
    typeof unitId !== 'string' || rolesCovering(roles, unitId, parents).some(({ role }) => role === 'leader')
  );
}

function writersFor(before: StoredRecord | undefined, after: StoredRecord): readonly RoleName[] | undefined {
  const isProgramme = ({ kind, body }: StoredRecord): boolean =>
    kind === 'content' && body['type'] === 'programme';
  if (exerciseKinds.has(after.kind) && [before, after].some((record) => record?.scope === tenantScope))
    return municipalExercise;
  return isProgramme(after) && (!before || isProgramme(before)) ? programmeWriters : writersOf[after.kind];
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

/** Set when it was measured and by nothing else; what is wrong is voided in one's own name and noted anew. */
function judgeMeasurement(actor: Actor, fields: Fields, before: StoredRecord | undefined): Verdict {
  if (before === undefined) return fields['voided'] === undefined ? null : 'notAllowed';
  const isFree = (field: string): boolean => field === 'unitId' || field === 'voided';
  if (!changedFields(fields, before).every(isFree)) return 'notAllowed';
  if (!('voided' in fields)) return null;
  const voided = fields['voided'];
  const by = typeof voided === 'object' && voided !== null && 'by' in voided ? voided.by : undefined;
  // Who chooses between two who voided it at once may keep the other's word; nobody takes it back.
  return by === actor.staffId || (by !== undefined && before.body['voided'] !== undefined)
    ? null
    : 'notAllowed';
}

/** That it has come is the ABC contact's word, at the server; what has come is not asked for again or taken back. */
function judgeCertificate(fields: Fields, before: StoredRecord | undefined): Verdict {
  const changed = changedFields(fields, before);
  const hasCome = before !== undefined && (before.body['received'] ?? null) !== null;
  return changed.includes('received') || (hasCome && changed.length > 0) ? 'notAllowed' : null;
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
