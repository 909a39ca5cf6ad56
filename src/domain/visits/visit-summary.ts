import type { Day } from '../time/day.ts';
import type { InvitationReply, TransferredText, VisitFacts } from './visit.ts';

/** What is told of a visit without opening it: how far it has come, and what it is counted by. Codes and days only. */
export type VisitSummary = Pick<VisitFacts, 'kind' | 'plannedAt' | 'status' | 'appointment'> & {
  readonly invitation?: { readonly on: Day } | undefined;
  readonly answer?: { readonly reply: InvitationReply; readonly on: Day } | null | undefined;
  readonly outcome?:
    | {
        /** ISO 8601. */
        readonly at: string;
        /** The signed form. */
        readonly responseId: string;
        readonly themes: readonly string[];
        readonly interpreter: boolean;
        readonly referredTo: readonly string[];
      }
    | null
    | undefined;
  readonly transfer?:
    | {
        /** ISO 8601. */
        readonly at: string;
        readonly of?: Pick<TransferredText, 'signedAt'> | undefined;
      }
    | null
    | undefined;
};
