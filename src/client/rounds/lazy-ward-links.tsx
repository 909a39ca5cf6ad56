import { useMemo } from 'preact/hooks';
import type { Header } from '#store/headers/header.ts';
import { useLoaded } from '../shell/use-loaded.ts';

const load = () => import('./ward-links.tsx');

/** The way to a round, in a chunk that is fetched for those alone who work where people have rooms. */
export function LazyWardLinks({ persons }: { readonly persons: readonly Header<'person'>[] }) {
  const unitIds = useMemo(
    () => new Set(persons.flatMap(({ body }) => (body.room ? [body.unitId] : []))),
    [persons],
  );
  const links = useLoaded(load, unitIds.size > 0);
  return links ? <links.WardLinks unitIds={unitIds} /> : null;
}
