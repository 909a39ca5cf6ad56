import type {
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '#domain/fhir/types.ts';

export type PreviousAnswers = {
  /** Day of the previous record, `2026-11-14`; empty when it is not known. */
  readonly day: string;
  /** The person's last answer to a question; the first one where the question is repeated. */
  readonly at: (linkId: string) => readonly QuestionnaireResponseAnswer[] | undefined;
};

export function toPreviousAnswers(
  previous: QuestionnaireResponse | null | undefined,
): PreviousAnswers | null {
  if (!previous) return null;
  const answers = new Map<string, readonly QuestionnaireResponseAnswer[]>();
  const collect = (items: readonly QuestionnaireResponseItem[] | undefined): void => {
    for (const { linkId, answer, item } of items ?? []) {
      if (answer && answer.length > 0 && !answers.has(linkId)) answers.set(linkId, answer);
      answer?.forEach((value) => collect(value.item));
      collect(item);
    }
  };
  collect(previous.item);
  return { day: previous.authored?.slice(0, 10) ?? '', at: (linkId) => answers.get(linkId) };
}
