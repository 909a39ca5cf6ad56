/** Why a resident was left out, as somebody said on the round. */
export type LeftOut = 'away' | 'asleep' | 'declined' | 'notNow';
/** Why nobody is expected to be asked, known from before the round. */
export type NotAsked = 'exemptDeclined' | 'notRelevant';

/** What is known of one resident on one round. */
export type RowFacts = {
  /** The row's form; null when nothing has been written. */
  readonly form: {
    readonly status: 'draft' | 'signed' | 'voided';
    /** Something is answered. */
    readonly isBegun: boolean;
    /** Nothing stands in the way of signing. */
    readonly isWhole: boolean;
    /** Two answers stand against each other. */
    readonly disagrees: boolean;
    /** Everybody whose answers are in it. */
    readonly writers: readonly string[];
    readonly signedBy?: string | undefined;
  } | null;
  readonly mark: LeftOut | null;
  readonly notAsked: NotAsked | null;
  /** Registered as away from the ward today. */
  readonly isAway: boolean;
};

export type RowState =
  | { readonly kind: 'signed'; readonly by: string | undefined; readonly disagrees: boolean }
  | { readonly kind: 'twoValues'; readonly by: readonly string[] }
  | { readonly kind: 'written'; readonly by: readonly string[] }
  | { readonly kind: 'begun'; readonly by: readonly string[] }
  | { readonly kind: 'leftOut'; readonly why: LeftOut }
  | { readonly kind: 'notAsked'; readonly why: NotAsked }
  | { readonly kind: 'missing' };

/** Where one resident stands on the round; RND10–RND16. */
export function toRowState({ form, mark, notAsked, isAway }: RowFacts): RowState {
  if (form?.status === 'signed') return { kind: 'signed', by: form.signedBy, disagrees: form.disagrees };
  if (form?.status === 'draft' && form.isBegun) {
    const by = form.writers;
    if (form.disagrees) return { kind: 'twoValues', by };
    return { kind: form.isWhole ? 'written' : 'begun', by };
  }
  if (mark) return { kind: 'leftOut', why: mark };
  if (notAsked) return { kind: 'notAsked', why: notAsked };
  return isAway ? { kind: 'leftOut', why: 'away' } : { kind: 'missing' };
}

/** Somebody has to come back to it: nothing is there, and nobody has said why. */
export const isWaiting = ({ kind }: RowState): boolean => kind === 'missing' || kind === 'begun';

/** Written in whole by this person alone: what she may put her name to without looking into each (RND20). */
export const isMineToSign = (state: RowState, staffId: string): boolean =>
  state.kind === 'written' && state.by.length === 1 && state.by[0] === staffId;
