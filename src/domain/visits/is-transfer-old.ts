import type { VisitSummary } from './visit-summary.ts';

type Form = {
  readonly status: string;
  readonly signedAt?: string | undefined;
  /** Unknown where only the list is at hand. */
  readonly voidedAt?: string | undefined;
};

/**
 * Whether the form says something else than what was transferred. A correction made without network before the transfer,
 * and delivered after it, is older by the clock: what was transferred is known by when its form was signed.
 */
export function isTransferOld(
  { at, of }: NonNullable<VisitSummary['transfer']>,
  { status, signedAt, voidedAt }: Form,
): boolean {
  const isLater = (when: string | undefined): boolean => Date.parse(when ?? '') > Date.parse(at);
  if (status === 'voided') return of ? of.signedAt !== null : voidedAt === undefined || isLater(voidedAt);
  return of ? signedAt !== undefined && signedAt !== of.signedAt : isLater(signedAt);
}
