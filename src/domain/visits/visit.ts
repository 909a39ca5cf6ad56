import type { Json } from '../fhir/json.ts';
import type { RecordPatch } from '../merge/operation.ts';
import type { Stamp } from '../merge/record.ts';
import type { Day } from '../time/day.ts';

export type InvitationChannel = 'letter' | 'phone' | 'other';
/** Why this person is asked: the age list, somebody pointed her out, or her own wish. */
export type InvitationSource = 'age' | 'referral' | 'ownWish';
/** *Takker ja*, *takker nei*, *ikke svar*. */
export type InvitationReply = 'yes' | 'no' | 'none';
export type ReferralConsent = 'oral' | 'written' | 'no' | 'notRelevant';

/** What a finished visit is counted by, as codes: the answers themselves may be off the device by then. */
export type VisitOutcome = {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** The signed form. */
  readonly responseId: string;
  readonly themes: readonly string[];
  readonly interpreter: boolean;
  readonly consent: ReferralConsent | null;
  readonly referredTo: readonly string[];
};

/** What the text for the journal was made from: a device may have known an older form than the one that stands. */
export type TransferredText = {
  /** When the form was signed that it was made from, ISO 8601. */
  readonly signedAt: string | null;
  /** Each follow-up in it, as it stood. */
  readonly followUps: readonly string[];
};

export type Transfer = {
  /** ISO 8601. */
  readonly at: string;
  /** Absent on what was transferred before it was noted. */
  readonly of?: TransferredText | undefined;
};

/** The part of a visit's body that the rules read. */
export type VisitFacts = {
  readonly kind: 'homeVisit' | 'preventiveVisit';
  readonly plannedAt: string;
  readonly status: 'planned' | 'inProgress' | 'done' | 'cancelled';
  /** Whether `plannedAt` is a time both know of; absent on visits from before invitations were noted: it is. */
  readonly appointment?: 'agreed' | 'open' | undefined;
  readonly invitation?:
    | {
        readonly channel: InvitationChannel;
        readonly source: InvitationSource;
        readonly on: Day;
        readonly by: string;
      }
    | undefined;
  readonly answer?:
    | {
        readonly reply: InvitationReply;
        readonly on: Day;
        readonly by: string;
        readonly reason?: string | undefined;
      }
    | null
    | undefined;
  readonly outcome?: VisitOutcome | null | undefined;
  readonly transfer?: ({ readonly by: string } & Transfer) | null | undefined;
};

type Seen = { readonly id: string; readonly stamps: { readonly [field: string]: Stamp } };

/** A change of a visit by somebody who has seen the values it replaces. */
export const toVisitPatch = (
  { id, stamps }: Seen,
  fields: { readonly [field: string]: Json },
): RecordPatch => ({
  type: 'record.patch',
  id,
  kind: 'visit',
  fields,
  base: Object.fromEntries(
    Object.keys(fields).map((field) => [field, stamps[field]?.operation ?? null] as const),
  ),
});
