type Signed = {
  /** What lists keep of a corrected record instead of all that stood before. */
  readonly firstSignedAt?: string | undefined;
  readonly earlier?: readonly { readonly at: string }[] | undefined;
  readonly signedAt?: string | undefined;
};

/** When what a form tells was signed first (ISO 8601): correcting a word is not measuring anew. Nothing for a draft. */
export const madeAt = ({ earlier, firstSignedAt, signedAt }: Signed): string | undefined =>
  firstSignedAt ?? earlier?.[0]?.at ?? signedAt;
