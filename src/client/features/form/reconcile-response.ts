import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { AnswerChange, FormSession } from '#domain/forms/form-session.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import { answerAt, setAnswer } from '#domain/forms/set-answer.ts';
import { sameValues } from '#domain/forms/session/same-values.ts';
import { isSameAnswer } from '#domain/forms/same-value.ts';

/** A stored answer is seen again through the store within this time; after it, another's answer has won. */
const echoMs = 1200;
/** As long as nothing at all has come from the store since, a busy phone may just be slow to read. */
const silenceMs = 15_000;

type Own = { readonly answer: readonly QuestionnaireResponseAnswer[]; storedAt: number | null };

export type Reconciler = {
  readonly sent: (changes: readonly AnswerChange[], stored: Promise<void> | undefined) => void;
  /** The response as the caller has it now. Brings the session up to it without losing what is on its way there. */
  readonly receive: (response: QuestionnaireResponse) => void;
  readonly close: () => void;
};

/**
 * The caller's copy runs a little behind the session: an answer goes out, is stored, and comes back. What comes
 * back meanwhile may lack it, and must not take it away again.
 */
export function createReconciler(session: FormSession, now: () => number): Reconciler {
  const own = new Map<string, Own>();
  let latest: QuestionnaireResponse | null = null;
  let receivedAt = Number.NEGATIVE_INFINITY;
  let later: ReturnType<typeof setTimeout> | undefined;

  /** Whether the store has had its time to tell of this answer. */
  const isOver = (storedAt: number): boolean =>
    now() - storedAt > (receivedAt > storedAt ? echoMs : silenceMs);

  const settle = () => {
    if (!latest) return;
    let wanted = latest;
    for (const [path, { answer, storedAt }] of own) {
      const isSeen = storedAt !== null && isSameAnswer(answerAt(latest, path), answer);
      if (isSeen || (storedAt !== null && isOver(storedAt))) own.delete(path);
      else wanted = setAnswer(wanted, path, answer);
    }
    if (own.size > 0) {
      clearTimeout(later);
      later = setTimeout(settle, echoMs);
    }
    if (!isSameResponse(wanted, session.response())) session.replaceResponse(wanted);
  };

  return {
    sent: (changes, stored) => {
      for (const { path, answer } of changes) {
        const entry: Own = { answer, storedAt: stored ? null : now() };
        own.set(path, entry);
        void stored?.then(
          () => {
            entry.storedAt = now();
          },
          () => own.delete(path),
        );
      }
    },
    receive: (response) => {
      latest = response;
      receivedAt = now();
      settle();
    },
    close: () => clearTimeout(later),
  };
}

type Item = NonNullable<QuestionnaireResponse['item']>[number];

/** Answers alone: order, item texts and empty groups are the form's own business. */
function isSameResponse(one: QuestionnaireResponse, other: QuestionnaireResponse): boolean {
  // Who answers from the top has both in the same order: each stored answer comes back here, in a long form too.
  if (sameValues(one.item, other.item)) return true;
  const flatten = (items: readonly Item[] | undefined, at: string, into: string[]): string[] => {
    for (const { linkId, id, answer, item } of items ?? []) {
      const path = `${at}/${linkId}[${id ?? ''}]`;
      answer?.forEach((value, index) => {
        const { item: below, ...bare } = value;
        into.push(`${path}.${index}=${toCanonicalJson(bare)}`);
        flatten(below, `${path}.${index}`, into);
      });
      flatten(item, path, into);
    }
    return into;
  };
  return (
    flatten(one.item, '', []).toSorted().join('\n') === flatten(other.item, '', []).toSorted().join('\n')
  );
}
