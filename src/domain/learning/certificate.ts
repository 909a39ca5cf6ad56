import { mix, toBytes, toHash, toUuid } from '../merge/mixed-id.ts';
import type { Day } from '../time/day.ts';
import type { FoldedEnrolment, Progress } from './fold-progress.ts';

/** One for each enrolment, the same on all of her devices (BEV1). */
export const toCertificateId = (enrolmentId: string): string =>
  toUuid(mix(toBytes(enrolmentId), toHash('certificate')));

/** What the programme asks for and what is there of it (BEV2). */
export type CertificateStanding = {
  readonly bookletsDone: number;
  readonly booklets: number;
  readonly seminarsAttended: number;
  readonly seminars: number;
  readonly isMet: boolean;
};

export function toCertificateStanding(
  programme: { readonly seminars: number },
  { bookletsDone, booklets }: Pick<Progress, 'bookletsDone'> & { readonly booklets: readonly unknown[] },
  seminarsAttended: number,
): CertificateStanding {
  return {
    bookletsDone,
    booklets: booklets.length,
    seminarsAttended,
    seminars: programme.seminars,
    isMet: booklets.length > 0 && bookletsDone === booklets.length && seminarsAttended >= programme.seminars,
  };
}

export type AskedCertificate = {
  readonly requestedOn: Day;
  readonly status: 'requested' | 'withdrawn';
  readonly received?: { readonly by: string; readonly at: string } | null | undefined;
};

/** Where two of her phones asked for the same under two ids, the one that has come furthest. */
export const standingAsked = <Asked extends { readonly body: AskedCertificate }>(
  asked: readonly Asked[],
): Asked | undefined =>
  asked.find(({ body }) => body.received) ??
  asked.find(({ body }) => body.status === 'requested') ??
  asked[0];

/**
 * `notYet`: something is missing. `seminars`: only seminars are, and those may have been noted by hand where her phone does not
 * see it, so she may ask all the same.
 */
export type CertificateState = 'notYet' | 'seminars' | 'ready' | 'requested' | 'received';

/** Where she is with her bevis (BEV3–BEV5). */
export function toCertificateState(
  { status }: Pick<FoldedEnrolment, 'status'>,
  { isMet, booklets, bookletsDone }: CertificateStanding,
  asked: AskedCertificate | undefined,
): CertificateState {
  if (asked?.received) return 'received';
  if (asked?.status === 'requested') return 'requested';
  if (status === 'stopped') return 'notYet';
  if (isMet) return 'ready';
  return booklets > 0 && bookletsDone === booklets ? 'seminars' : 'notYet';
}
