import type { Json, JsonObject } from '../fhir/json.ts';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import { answerAt, setAnswer } from '../forms/set-answer.ts';
import { parseAnswerPath } from '../forms/answer-path.ts';
import { toCanonicalJson } from './canonical-json.ts';
import type { AnswerSet, Authorship, OperationBody, RecordPatch, ResponseSign } from './operation.ts';
import type { Stamp, StoredRecord } from './record.ts';

export type MergeFailure = 'missingRecord' | 'wrongKind' | 'invalidBody';

export type MergeResult =
  | {
      readonly ok: true;
      readonly status: 'applied' | 'duplicate' | 'conflict';
      readonly record: StoredRecord;
    }
  | { readonly ok: false; readonly reason: MergeFailure };

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
  if (type === 'event.add' || toCanonicalJson(record.body) === toCanonicalJson(body)) {
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
  for (const [field, value] of Object.entries(fields)) {
    const stamp = nextStamp(record.stamps[field], body[field] ?? null, value, base[field] ?? null, author);
    conflict ||= stamp.alternatives !== undefined;
    stamps[field] = stamp;
    body[field] = value;
  }
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
  const { path, base } = operation;
  const answer = operation.answer as unknown as Json;
  if (record.body['status'] === 'signed') {
    const late = [...asList(record.body['lateAnswers']), { ...author, path, answer }];
    return conflicting(record, { lateAnswers: late });
  }
  const before = record.stamps[path];
  const stamp = nextStamp(before, answerJson(response, path), answer, base, author);
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

function applySign(
  record: StoredRecord | undefined,
  operation: ResponseSign,
  author: Authorship,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  if (!responseOf(record)) return { ok: false, reason: 'wrongKind' };
  const { questionnaire, hash } = operation;
  const response = operation.response as unknown as JsonObject;
  if (record.body['status'] === 'signed') {
    if (record.body['hash'] === hash) return { ok: true, status: 'duplicate', record };
    const also = [...asList(record.body['alsoSigned']), { ...author, questionnaire, response, hash }];
    return conflicting(record, { alsoSigned: also });
  }
  const signed = {
    questionnaire,
    response,
    hash,
    status: 'signed',
    signedBy: author.by,
    signedAt: author.at,
  };
  return {
    ok: true,
    status: 'applied',
    record: { ...record, body: { ...record.body, ...signed }, version: record.version + 1 },
  };
}

/**
 * The stamp after a write. The earlier value is kept as an alternative, one a person, when somebody else wrote it
 * and the writer had not seen it; writing on top of a seen conflict settles it.
 */
function nextStamp(
  current: Stamp | undefined,
  currentValue: Json,
  value: Json,
  base: string | null,
  author: Authorship,
): Stamp {
  if (!current || current.operation === base) return author;
  if (toCanonicalJson(currentValue) === toCanonicalJson(value) || current.by === author.by) {
    return current.alternatives ? { ...author, alternatives: current.alternatives } : author;
  }
  const { alternatives = [], ...overwritten } = current;
  const others = alternatives.filter(({ by }) => by !== author.by && by !== overwritten.by);
  return { ...author, alternatives: [...others, { ...overwritten, value: currentValue }] };
}

function conflicting(record: StoredRecord, added: JsonObject): MergeResult {
  return {
    ok: true,
    status: 'conflict',
    record: { ...record, body: { ...record.body, ...added }, version: record.version + 1 },
  };
}

function responseOf(record: StoredRecord): QuestionnaireResponse | null {
  const response = record.body['response'] as { resourceType?: unknown } | undefined;
  return response?.resourceType === 'QuestionnaireResponse'
    ? (response as unknown as QuestionnaireResponse)
    : null;
}

const asList = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
const answerJson = (response: QuestionnaireResponse, path: string): Json => answerAt(response, path);
