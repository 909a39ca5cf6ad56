import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
} from '#domain/fhir/types.ts';
import { parseAnswerPath } from '#domain/forms/answer-path.ts';
import { answersByPath } from '#domain/forms/answers-by-path.ts';
import { answerAt, setAnswer } from '#domain/forms/set-answer.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import { isOpen } from '#domain/merge/proposals.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { calculatedIn } from './calculated-in.ts';
import { findItem } from './conflicting-answers.ts';

type Answer = readonly QuestionnaireResponseAnswer[];
type Settlement = NonNullable<NonNullable<RecordBody<'response'>['lateAnswers']>[number]['settled']>;

/** One question in which a proposal differs from what is signed. */
export type Difference = {
  readonly path: string;
  readonly item: QuestionnaireItem | undefined;
  readonly signed: Answer;
  readonly proposed: Answer;
};

/** Something that is not in what was signed, and what it would give if it were taken in. */
export type Proposal = {
  readonly kind: 'late' | 'version';
  /** Its operation: what a settlement names. */
  readonly of: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly differences: readonly Difference[];
  readonly settled: Settlement | null;
  readonly isOpen: boolean;
  readonly start: QuestionnaireResponse;
  readonly canonical: string;
};

/** Late answers and versions beside the first, in the order they came. Calculated items are no difference of their own. */
export function toProposals(
  { response, questionnaire: canonical, lateAnswers = [], alsoSigned = [] }: RecordBody<'response'>,
  questionnaire: Questionnaire,
): readonly Proposal[] {
  const late = lateAnswers.map(({ path, answer, by, at, operation, settled }): Proposal => {
    // `as`: an answer that passed the parser when it was written.
    const proposed = answer as unknown as Answer;
    return {
      kind: 'late',
      of: operation,
      by,
      at,
      reason: null,
      differences: [{ path, item: itemAt(questionnaire, path), signed: answerAt(response, path), proposed }],
      settled: settled ?? null,
      isOpen: isOpenBy(settled),
      start: setAnswer(response, path, proposed),
      canonical,
    };
  });
  const versions = alsoSigned.map(({ by, at, operation, reason, settled, ...version }): Proposal => ({
    kind: 'version',
    of: operation,
    by,
    at,
    reason: reason ?? null,
    differences: toDifferences(response, version.response, questionnaire),
    settled: settled ?? null,
    isOpen: isOpenBy(settled),
    start: version.response,
    canonical: version.questionnaire,
  }));
  return [...late, ...versions];
}

/** Questions two versions answer differently, in the first one's order; what the form calculates is left out. */
export function toDifferences(
  from: QuestionnaireResponse,
  to: QuestionnaireResponse,
  questionnaire: Questionnaire,
): readonly Difference[] {
  const isCalculated = calculatedIn(questionnaire);
  const before = answersByPath(from);
  const after = answersByPath(to);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const item = itemAt(questionnaire, path);
    const signed = before.get(path) ?? [];
    const proposed = after.get(path) ?? [];
    const isSame = toCanonicalJson(signed) === toCanonicalJson(proposed);
    return isSame || isCalculated(path) ? [] : [{ path, item, signed, proposed }];
  });
}

const isOpenBy = (settled: Settlement | undefined): boolean => isOpen({ settled });

const itemAt = (questionnaire: Questionnaire, path: string): QuestionnaireItem | undefined =>
  findItem(questionnaire.item, parseAnswerPath(path)?.at(-1)?.linkId);
