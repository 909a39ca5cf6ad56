import type { Day } from '../time/day.ts';

export type Workplace = { readonly unitId: string; readonly from: Day };

/** Where she worked on a day (RAP5): the latest workplace that had begun, else the first there is, else her home unit. */
export function workplaceOn(workplaces: readonly Workplace[], home: string | null, day: Day): string | null {
  const sorted = workplaces.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return (sorted.findLast(({ from }) => from <= day) ?? sorted[0])?.unitId ?? home;
}
