import type { Json, JsonObject } from '../fhir/json.ts';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import { answerAt, setAnswer } from '../forms/set-answer.ts';
import { parseAnswerPath } from '../forms/answer-path.ts';
import { applyMove } from './apply-move.ts';
import { toCanonicalJson } from './canonical-json.ts';
import type { MergeResult } from './merge-result.ts';
import { nextStamp } from './next-stamp.ts';
import type { AnswerSet, Authorship, OperationBody, RecordPatch } from './operation.ts';
import { ownValue } from './own-value.ts';
import { alsoSignedOf, lateAnswersOf } from './proposals.ts';
import type { StoredRecord } from './record.ts';
import { applySettle } from './settle-amendment.ts';
import { applyAmend, applySign, applyVoid, holdsAnswer, responseOf, toPlain } from './signed-versions.ts';

export type { MergeResult } from './merge-result.ts';

/** A body and its kind in, its scope out. Given by the caller: who may see what is not this layer's matter. */
export type ScopeOf = (kind: string, body: JsonObject) => string;

/**
 * One operation on the record it names. The server runs it on its own copy, a device on what the server last
 * said with its own undelivered operations on top: the same function, so both end alike.
 * Nothing written disappears: what loses becomes an alternative beside the value that is shown.
 */
export function applyOperation(
  record: StoredRecord | undefined,
  operation: OperationBody,
  author: Authorship,
  scopeOf: ScopeOf,
): MergeResult {
  switch (operation.type) {
    case 'record.put':
    case 'event.add':
      return applyPut(record, operation, author, scopeOf);
    case 'record.patch':
      return applyPatch(record, operation, author, scopeOf);
    case 'answer.set':
      return applyAnswerSet(record, operation, author);
    case 'response.sign':
      return applySign(record, operation, author);
    case 'response.amend':
      return applyAmend(record, operation, author);
    case 'response.void':
      return applyVoid(record, operation, author);
    case 'amendment.settle':
      return applySettle(record, operation, author);
    case 'response.move':
      return applyMove(record, operation, author);
  }
}

function applyPut(
  record: StoredRecord | undefined,
  { type, id, kind, body }: Extract<OperationBody, { type: 'record.put' | 'event.add' }>,
  author: Authorship,
  scopeOf: ScopeOf,
): MergeResult {
  if (!record) {
    const stamps = Object.fromEntries(Object.keys(body).map((field) => [field, author]));
    const created = { id, kind, scope: scopeOf(kind, body), version: 1, body, stamps };
    return { ok: true, status: 'applied', record: created };
  }
  if (record.kind !== kind) return { ok: false, reason: 'wrongKind' };
  const isKnown = type === 'event.add' || (kind === 'response' && isEmptyDraft(body));
  if (isKnown || toCanonicalJson(record.body) === toCanonicalJson(body)) {
    return { ok: true, status: 'duplicate', record };
  }
  const base = Object.fromEntries(Object.keys(body).map((field) => [field, null]));
  return applyPatch(
    record,
    { type: 'record.patch', id, kind, fields: body as { [field: string]: Json }, base },
    author,
    scopeOf,
  );
}

/** A draft that nothing has been written in says nothing about the one that is there (MRG17). */
function isEmptyDraft({ status, response }: JsonObject): boolean {
  const { item } = (response ?? {}) as { readonly item?: readonly unknown[] };
  return status === 'draft' && (item === undefined || item.length === 0);
}

function applyPatch(
  record: StoredRecord | undefined,
  { kind, fields, base }: RecordPatch,
  author: Authorship,
  scopeOf: ScopeOf,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  if (record.kind !== kind) return { ok: false, reason: 'wrongKind' };
  const body: { [field: string]: Json | undefined } = { ...record.body };
  const stamps = { ...record.stamps };
  let conflict = false;
  let changed = false;
  for (const [field, value] of Object.entries(fields)) {
    const stamp = nextStamp(
      ownValue(record.stamps, field),
      ownValue(body, field) ?? null,
      value,
      ownValue(base, field) ?? null,
      author,
    );
    if (!stamp) continue;
    changed = true;
    conflict ||= stamp.alternatives !== undefined;
    stamps[field] = stamp;
    body[field] = value;
  }
  if (!changed) return { ok: true, status: 'duplicate', record };
  return {
    ok: true,
    status: conflict ? 'conflict' : 'applied',
    record: { ...record, body, stamps, scope: scopeOf(kind, body), version: record.version + 1 },
  };
}

function applyAnswerSet(
  record: StoredRecord | undefined,
  operation: AnswerSet,
  author: Authorship,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  const response = responseOf(record);
  if (!response) return { ok: false, reason: 'wrongKind' };
  if (!parseAnswerPath(operation.path)) return { ok: false, reason: 'invalidBody' };
  const { path, base, calculated } = operation;
  const answer = operation.answer as unknown as Json;
  if (record.body['status'] !== 'draft') {
    // What follows from the answers is worked out anew when they are taken in.
    const isKnown =
      calculated === true ||
      toPlain(answerJson(response, path)) === toPlain(answer) ||
      lateAnswersOf(record.body).some(
        (late) => late.by === author.by && late.path === path && toPlain(late.answer) === toPlain(answer),
      ) ||
      alsoSignedOf(record.body).some(
        (version) => version.by === author.by && holdsAnswer(version.response, path, answer),
      );
    if (isKnown) return { ok: true, status: 'duplicate', record };
    const late = [...lateAnswersOf(record.body), { ...author, path, answer }];
    return conflicting(record, { lateAnswers: late });
  }
  const before = ownValue(record.stamps, path);
  const stamp = nextStamp(before, answerJson(response, path), answer, base, author, calculated);
  if (!stamp) return { ok: true, status: 'duplicate', record };
  const next = setAnswer(response, path, operation.answer);
  return {
    ok: true,
    status: stamp.alternatives ? 'conflict' : 'applied',
    record: {
      ...record,
      body: { ...record.body, response: next },
      stamps: { ...record.stamps, [path]: stamp },
      version: record.version + 1,
    },
  };
}

function conflicting(record: StoredRecord, added: JsonObject): MergeResult {
  return {
    ok: true,
    status: 'conflict',
    record: { ...record, body: { ...record.body, ...added }, version: record.version + 1 },
  };
}

const answerJson = (response: QuestionnaireResponse, path: string): Json => answerAt(response, path);
