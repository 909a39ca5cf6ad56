import type { Search } from './search.ts';
import type { ServedResource } from './served-resource.ts';

export type Found = {
  readonly total: number;
  readonly resources: readonly ServedResource[];
  readonly hasMore: boolean;
};

/** One page of a list that is at hand. */
export function toPage(all: readonly ServedResource[], { ids, count, after }: Search): Found {
  const wanted = all
    .filter(({ id }) => ids === null || ids.includes(id))
    .toSorted(({ id: a }, { id: b }) => (a < b ? -1 : 1));
  const rest = wanted.filter(({ id }) => after === null || id > after);
  return { total: wanted.length, resources: rest.slice(0, count), hasMore: rest.length > count };
}
