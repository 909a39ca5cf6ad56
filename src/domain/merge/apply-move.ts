import { parseAnswerPath } from '../forms/answer-path.ts';
import { answerAt, setAnswer } from '../forms/set-answer.ts';
import type { Json, JsonObject } from '../fhir/json.ts';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import type { MergeResult } from './apply-operation.ts';
import type { Authorship } from './operation.ts';
import { ownValue } from './own-value.ts';
import type { Stamp, StoredRecord } from './record.ts';
import type { ResponseMove } from './response-move.ts';

/**
 * A draft goes on with another version of its form. It changes only answers that are still the ones the mover saw:
 * what somebody else wrote meanwhile stays, and a screen shows it where the new version has no place for it. A draft
 * that was signed, or moved elsewhere, is left alone.
 */
export function applyMove(
  record: StoredRecord | undefined,
  { from, to, changes, lost }: ResponseMove,
  author: Authorship,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  const { body } = record;
  const start = body['response'] as { resourceType?: unknown } | undefined;
  if (start?.resourceType !== 'QuestionnaireResponse') return { ok: false, reason: 'wrongKind' };
  if (changes.some(({ path }) => !parseAnswerPath(path))) return { ok: false, reason: 'invalidBody' };
  const moves = Array.isArray(body['moves']) ? (body['moves'] as readonly JsonObject[]) : [];
  const known = moves.some(
    (move) => move['by'] === author.by && move['at'] === author.at && move['to'] === to,
  );
  const isElsewhere = body['questionnaire'] !== from && body['questionnaire'] !== to;
  if (body['status'] !== 'draft' || known || isElsewhere) return { ok: true, status: 'duplicate', record };

  let response = start as unknown as QuestionnaireResponse;
  const stamps: { [register: string]: Stamp } = { ...record.stamps, questionnaire: author };
  const isStill = (path: string, base: string | null): boolean => {
    const stamp = ownValue(record.stamps, path);
    return (stamp?.operation ?? null) === base && stamp?.alternatives === undefined;
  };
  const seen = changes.filter(({ path, base }) => isStill(path, base));
  // From below, so that an answer goes only when nothing is left under it; then from above, so that it is there again.
  const cleared = seen.filter(({ answer }) => answer.length === 0);
  for (const { path } of cleared.toSorted((a, b) => b.path.length - a.path.length)) {
    if (answerAt(response, path).some(({ item }) => item !== undefined)) continue;
    response = setAnswer(response, path, []);
    delete stamps[path];
  }
  for (const { path, answer } of seen.toSorted((a, b) => a.path.length - b.path.length)) {
    if (answer.length === 0) continue;
    response = setAnswer(response, path, answer);
    stamps[path] = author;
  }
  const entry = { by: author.by, at: author.at, from, to, lost: lost as unknown as Json };
  return {
    ok: true,
    status: 'applied',
    record: {
      ...record,
      body: {
        ...body,
        questionnaire: to,
        response: { ...response, questionnaire: to },
        moves: [...moves, entry],
      },
      stamps,
      version: record.version + 1,
    },
  };
}
