type Named = { readonly given: string; readonly family: string };

/** The order of a Norwegian list of names: family name first, æ, ø and å last. */
export function createNameOrder(): (a: Named, b: Named) => number {
  const { compare } = new Intl.Collator('nb');
  return (a, b) => compare(a.family, b.family) || compare(a.given, b.given);
}
