import { applyOperation } from '#domain/merge/apply-operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { Authorship } from '#domain/merge/operation.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import { isRecordKind } from '#protocol/record-kinds.ts';
import type { Operation } from '#protocol/operation.ts';
import type { QuarantineReason } from '#protocol/push.ts';
import { toScope } from '#protocol/scope.ts';
import type { Actor } from '../actor.ts';
import { judge } from './authority.ts';
import { mayWrite } from './may-write.ts';
import { bodyFaults } from './body-faults.ts';
import { contentHash } from './signature.ts';

export type Applied = {
  readonly ok: true;
  readonly n: number;
  readonly status: 'applied' | 'duplicate' | 'conflict';
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord;
  readonly author: Authorship;
};
export type Refused = {
  readonly ok: false;
  readonly n: number;
  readonly recordId: string;
  readonly reason: QuarantineReason;
  readonly detail: string;
};

/**
 * One operation against the records as they now stand in this transaction. Decides, and writes nothing.
 * `replicaId` names the operation in stamps.
 */
export function applyOne(
  actor: Actor,
  replicaId: string,
  { n, at, hlc, body }: Operation,
  before: StoredRecord | undefined,
): Applied | Refused {
  const refuse = (reason: QuarantineReason, detail = ''): Refused => ({
    ok: false,
    n,
    recordId: body.id,
    reason,
    detail,
  });
  if ('response' in body && contentHash(body.response) !== body.hash) return refuse('hashMismatch');
  // First of all, so that nothing about a record she does not write can be read out of the reason.
  if (before && !mayWrite(actor, before.scope)) return refuse('notAllowed');
  const author = { by: actor.staffId, at, operation: `${replicaId}:${n}`, hlc };
  const result = applyOperation(before, body, author, scopeOf);
  if (!result.ok) return refuse(result.reason);
  const { status, record: after } = result;
  const verdict = judge(actor, body, before, after);
  if (verdict) return refuse(verdict);
  if (status !== 'duplicate') {
    const faults = isRecordKind(after.kind) ? bodyFaults(after.kind, after.id, after.body) : ['kind'];
    if (faults.length > 0) return refuse('invalidBody', faults.slice(0, 10).join(', ').slice(0, 500));
  }
  return { ok: true, n, status, before, after, author };
}

export const scopeOf = (kind: string, body: StoredRecord['body']): string =>
  toScope(kind as RecordKind, body as RecordBody<RecordKind>);
