type Titled = { readonly id: string; readonly number: number; readonly title: object };
type Ruled = {
  readonly booklets: readonly Titled[];
  readonly steps: readonly string[];
  readonly months: number;
  readonly lateAfterMonths?: number | undefined;
  readonly seminars: number;
};

export type ProgrammeDifference = {
  /** Booklets by count. */
  readonly added: number;
  readonly gone: number;
  readonly renamed: number;
  readonly isOtherRules: boolean;
};

/** What somebody who moves from one version of a programme to another will see. */
export function programmeDifference(from: Ruled, to: Ruled): ProgrammeDifference {
  const before = new Map(from.booklets.map((booklet) => [booklet.id, booklet]));
  const after = new Set(to.booklets.map(({ id }) => id));
  return {
    added: to.booklets.filter(({ id }) => !before.has(id)).length,
    gone: from.booklets.filter(({ id }) => !after.has(id)).length,
    renamed: to.booklets.filter(({ id, title }) => {
      const known = before.get(id);
      return known !== undefined && JSON.stringify(known.title) !== JSON.stringify(title);
    }).length,
    isOtherRules:
      from.months !== to.months ||
      from.seminars !== to.seminars ||
      (from.lateAfterMonths ?? from.months) !== (to.lateAfterMonths ?? to.months) ||
      from.steps.toSorted().join() !== to.steps.toSorted().join(),
  };
}
