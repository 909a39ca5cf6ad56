import type { JsonObject } from '../fhir/json.ts';
import type { MergeResult } from './merge-result.ts';
import type { AmendmentSettle, Authorship } from './operation.ts';
import { alsoSignedOf, countOpenProposals, lateAnswersOf, type Settlement } from './proposals.ts';
import type { StoredRecord } from './record.ts';
import { applyAmend, responseOf } from './signed-versions.ts';

/**
 * Takes or declines one proposed amendment. The first decision stands: an opposite one by somebody who had not seen
 * it is kept beside it and flagged; one by somebody who had replaces it. What was taken is signed as a new version.
 */
export function applySettle(
  record: StoredRecord | undefined,
  operation: AmendmentSettle,
  author: Authorship,
): MergeResult {
  if (!record) return { ok: false, reason: 'missingRecord' };
  if (!responseOf(record)) return { ok: false, reason: 'wrongKind' };
  const proposal = [...lateAnswersOf(record.body), ...alsoSignedOf(record.body)].find(
    (one) => one.operation === operation.of,
  );
  // It has become part of its author's own signed version meanwhile: that is what is left to decide on.
  if (!proposal) {
    return operation.decision === 'taken'
      ? applyAmend(record, operation, author)
      : { ok: true, status: 'duplicate', record };
  }
  const before = proposal.settled;
  if (isKnown(before, author)) return { ok: true, status: 'duplicate', record };
  const amended = operation.decision === 'taken' ? applyAmend(record, operation, author) : null;
  if (amended && !amended.ok) return amended;
  const after = amended?.record ?? record;
  const { decision, reason } = operation;
  const own: Settlement = { ...author, decision, reason };
  const settled = nextSettlement(before, own, operation.base);
  if (settled === before) return amended ?? { ok: true, status: 'duplicate', record };
  const body: JsonObject = withSettled(after.body, operation.of, settled);
  const version = after.version === record.version ? record.version + 1 : after.version;
  const isOpposed = settled.otherwise !== undefined || amended?.status === 'conflict';
  return { ok: true, status: isOpposed ? 'conflict' : 'applied', record: { ...after, body, version } };
}

function nextSettlement(before: Settlement | undefined, own: Settlement, base: string | null): Settlement {
  if (!before || before.operation === base) return own;
  // Opposed by having taken it: her version stands beside the signed one, and is what is to be decided now.
  if (before.decision === own.decision || own.decision === 'taken') return before;
  return { ...before, otherwise: [...(before.otherwise ?? []), own] };
}

/** The same decision sent again, also under another name. */
const isKnown = (before: Settlement | undefined, { by, at, operation }: Authorship): boolean =>
  before !== undefined &&
  [before, ...(before.otherwise ?? [])].some(
    (one) => one.operation === operation || (one.by === by && one.at === at),
  );

function withSettled(body: JsonObject, of: string, settled: Settlement): JsonObject {
  const settle = <T extends Authorship>(proposals: readonly T[]) =>
    proposals.map((one) => (one.operation === of ? { ...one, settled } : one));
  const late = lateAnswersOf(body);
  const beside = alsoSignedOf(body);
  return {
    ...body,
    ...(late.length > 0 ? { lateAnswers: settle(late) } : {}),
    ...(beside.length > 0 ? { alsoSigned: settle(beside) } : {}),
  };
}

/** Two people's words about the same thing, and nobody has chosen yet. */
export const disagrees = ({ stamps, body }: StoredRecord): boolean =>
  Object.values(stamps).some(({ alternatives }) => alternatives && alternatives.length > 0) ||
  countOpenProposals(body) > 0;
