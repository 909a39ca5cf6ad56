import type {
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '#domain/fhir/types.ts';
import type { FormSession, ItemState } from '#domain/forms/form-session.ts';
import { isRepeatable } from './repeatable-answer.ts';

export type PreviousAnswers = {
  /** Day of the previous record, `2026-11-14`; empty when it is not known. */
  readonly day: string;
  /**
   * The person's last answer to a question: in the same place among the repeats, and only one that can be given again,
   * as the form may have been changed meanwhile.
   */
  readonly at: (state: ItemState) => readonly QuestionnaireResponseAnswer[] | undefined;
};

export function toPreviousAnswers(
  previous: QuestionnaireResponse | null | undefined,
  session: FormSession,
): PreviousAnswers | null {
  if (!previous) return null;
  const answers = new Map<string, readonly QuestionnaireResponseAnswer[]>();
  const collect = (items: readonly QuestionnaireResponseItem[], around: string): void => {
    const counts = new Map<string, number>();
    for (const { linkId, answer, item } of items) {
      const index = counts.get(linkId) ?? 0;
      counts.set(linkId, index + 1);
      const place = toPlace(around, linkId, index);
      if (answer && answer.length > 0) answers.set(place, answer);
      const below = [...(answer?.flatMap((value) => value.item ?? []) ?? []), ...(item ?? [])];
      if (below.length > 0) collect(below, place);
    }
  };
  collect(previous.item ?? [], '');
  return {
    day: previous.authored?.slice(0, 10) ?? '',
    at: (state) => {
      const before = answers.get(placeOf(session, state));
      return before && isRepeatable(before, state) ? before : undefined;
    },
  };
}

const toPlace = (around: string, linkId: string, index: number): string =>
  `${around}/${encodeURIComponent(linkId)}#${index}`;

/** Repeats have ids of their own in each record: what they share is their place in the row. */
function placeOf(session: FormSession, { path, item }: ItemState): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('>'));
  if (cut < 0) return toPlace('', item.linkId, indexAmong(session, null, path, item.repeats === true));
  const isBelowAnswer = path[cut] === '>';
  const around = path.slice(0, cut);
  // Below one of several answers, the parent's path is followed by the answer's id in brackets.
  const parent = session.item(around) ?? session.item(around.replace(/\[[^[\]]*\]$/, ''));
  if (!parent) return '';
  const index = indexAmong(session, parent.path, path, item.repeats === true || isBelowAnswer);
  return toPlace(placeOf(session, parent), item.linkId, index);
}

function indexAmong(
  session: FormSession,
  parent: string | null,
  path: string,
  mayHaveBrothers: boolean,
): number {
  if (!mayHaveBrothers) return 0;
  const linkId = session.item(path)?.item.linkId;
  const brothers = session.children(parent).filter((one) => session.item(one)?.item.linkId === linkId);
  return Math.max(0, brothers.indexOf(path));
}
