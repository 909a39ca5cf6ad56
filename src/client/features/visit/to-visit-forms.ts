import type { Kept } from '#store/device-store.ts';
import { visitFormUrl } from '#domain/visits/visit-form.ts';

export type VisitForms = {
  /** The visit's own: the one it was finished with, else a signed one, else the first begun. */
  readonly own: Kept<'response'> | null;
  /** Begun by others who did not know of it. */
  readonly others: readonly Kept<'response'>[];
};

/** HV8: which of the forms that name a visit is its own. The same on every device. */
export function toVisitForms(
  responses: readonly Kept<'response'>[],
  visitId: string,
  /** The form the visit was finished with, when it has been. */
  finishedWith?: string,
): VisitForms {
  const rank = ({ id, body }: Kept<'response'>): number =>
    id === finishedWith ? 0 : body.status === 'signed' ? 1 : 2;
  const [own = null, ...others] = responses
    .filter(
      ({ body }) =>
        body.visitId === visitId &&
        body.status !== 'voided' &&
        body.questionnaire.split('|', 1)[0] === visitFormUrl,
    )
    .toSorted((a, b) => rank(a) - rank(b) || compare(beginning(a), beginning(b)));
  return { own, others };
}

const beginning = ({ id, body }: Kept<'response'>): string =>
  `${new Date(body.startedAt).toISOString()} ${id}`;
const compare = (a: string, b: string): number => (a < b ? -1 : 1);
