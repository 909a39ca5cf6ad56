import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
} from '../fhir/types.ts';
import { parseAnswerPath, type PathSegment } from './answer-path.ts';
import { answersByPath } from './answers-by-path.ts';

export type StrayAnswer = {
  readonly path: string;
  readonly linkId: string;
  readonly answer: readonly QuestionnaireResponseAnswer[];
};

/**
 * Answers that lie where the form has no question: given on another phone, on the version before, while the draft
 * moved. They are shown to nobody by the form itself and would not be signed.
 */
export function strayAnswers(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): readonly StrayAnswer[] {
  return [...answersByPath(response)].flatMap(([path, answer]) => {
    const segments = parseAnswerPath(path) ?? [];
    const linkId = segments.at(-1)?.linkId ?? '';
    return hasQuestion(questionnaire.item, segments) ? [] : [{ path, linkId, answer }];
  });
}

function hasQuestion(
  items: readonly QuestionnaireItem[] | undefined,
  [segment, ...rest]: readonly PathSegment[],
): boolean {
  const item = items?.find(({ linkId }) => linkId === segment?.linkId);
  if (!item || item.type === 'display') return false;
  const [next] = rest;
  const isGroup = item.type === 'group';
  return next ? isGroup === (next.below === 'item') && hasQuestion(item.item, rest) : !isGroup;
}
