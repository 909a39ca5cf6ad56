type Measurement = {
  readonly responseId?: string | null | undefined;
  /** Hash of the signed version it was read from; absent on what was measured before there were corrections. */
  readonly signedHash?: string | undefined;
  /** Set when it was *feilført* itself. */
  readonly voided?: object | undefined;
};
type Response = {
  readonly status: string;
  readonly hash?: string | undefined;
  readonly earlier?: readonly { readonly hash: string }[] | undefined;
};

/**
 * Whether a measurement counts: it was not voided itself, and was read from no form or from the version of the form that
 * stands. One of a voided form, of a version that has been corrected, or of a second signed version that nobody has taken in does not.
 * `response`: the form it was read from; undefined when it is not at hand.
 */
export function isStanding(
  { responseId, signedHash, voided }: Measurement,
  response: Response | undefined,
): boolean {
  if (voided) return false;
  if (responseId == null || !response || response.status === 'draft') return true;
  if (response.status === 'voided') return false;
  const first = response.earlier?.[0]?.hash ?? response.hash;
  return (signedHash ?? first) === response.hash;
}
