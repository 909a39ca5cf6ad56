import { isTransferOld } from '#domain/visits/is-transfer-old.ts';
import type { Transfer, TransferredText } from '#domain/visits/visit.ts';
import type { Kept } from '#store/device-store.ts';

type TextSources = {
  /** The visit's forms that the text is or was made from. */
  readonly forms: readonly Kept<'response'>[];
  readonly followUps: readonly Kept<'task'>[];
};

const told = ['title', 'assignedTo', 'due'] as const;

/** What the text says of the follow-ups, by when each thing in it was written: no word of it is kept twice. */
const toFollowUpMarks = (followUps: readonly Kept<'task'>[]): readonly string[] =>
  followUps
    .filter(({ body }) => body.status !== 'dropped')
    .map(({ id, stamps }) => [id, ...told.map((field) => stamps[field]?.at ?? '')].join(' '))
    .toSorted();

/** What is noted with the transfer of a text that was made from this form. */
export const toTransferredText = (
  form: Kept<'response'> | null,
  followUps: readonly Kept<'task'>[],
): TransferredText => ({
  signedAt: (form?.body.status === 'signed' && form.body.signedAt) || null,
  followUps: toFollowUpMarks(followUps),
});

/**
 * Whether the text for the journal has become another than what was transferred: the form was corrected or voided, or a
 * follow-up that stands in it was added, changed or dropped.
 */
export const hasChangedSince = (transfer: Transfer, { forms, followUps }: TextSources): boolean => {
  const isFormOther = forms.some(({ body }) =>
    isTransferOld(transfer, { status: body.status, signedAt: body.signedAt, voidedAt: body.voided?.at }),
  );
  if (isFormOther) return true;
  if (transfer.of) return toFollowUpMarks(followUps).join('\n') !== transfer.of.followUps.join('\n');
  const isLater = (when: string | undefined): boolean =>
    when !== undefined && Date.parse(when) > Date.parse(transfer.at);
  return followUps.some(({ body, stamps }) =>
    body.status === 'dropped'
      ? isLater(stamps['status']?.at) && !isLater(stamps['personId']?.at)
      : told.some((field) => isLater(stamps[field]?.at)),
  );
};
