/** What stands under a name that came from outside; `constructor` and the like, which every object answers to, are no values. */
export const ownValue = <T>(
  values: { readonly [name: string]: T } | null | undefined,
  name: string,
): T | undefined => (values && Object.hasOwn(values, name) ? values[name] : undefined);
