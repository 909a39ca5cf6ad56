type Named = { readonly given: string; readonly family: string };

// Made once, while the door is closed: the first takes a slow phone as long as sorting ten thousand names that lie in order.
const { compare } = new Intl.Collator('nb');

/** The order of a Norwegian list of names: family name first, æ, ø and å last. */
export const compareNames = (a: Named, b: Named): number =>
  compare(a.family, b.family) || compare(a.given, b.given);
