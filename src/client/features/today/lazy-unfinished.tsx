import type { ComponentProps } from 'preact';
import { useMemo } from 'preact/hooks';
import { useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';
import { useLoaded } from '../../shell/use-loaded.ts';
import type { UnfinishedSections } from './unfinished-sections.tsx';

const load = () => import('./unfinished-sections.tsx');

/** What is unfinished, for who has something: most phones have nothing, and fetch nothing for it. */
export function LazyUnfinished({ responses, ...others }: ComponentProps<typeof UnfinishedSections>) {
  const store = useStore();
  const { staffId } = store;
  const corrections = useWatch('corrections', () => store.corrections.watchAll());
  // Looked through once: there may be tens of thousands of others.
  const unfinished = useMemo(() => {
    const correcting = new Set(corrections?.map(({ recordId }) => recordId));
    return responses.filter(
      ({ id, body, delivery }) =>
        delivery.state !== 'delivered' ||
        (body.status === 'draft' && body.startedBy === staffId) ||
        correcting.has(id),
    );
  }, [responses, corrections, staffId]);
  const isNeeded = unfinished.length > 0;
  const part = useLoaded(load, isNeeded);
  return isNeeded && part ? <part.UnfinishedSections responses={unfinished} {...others} /> : null;
}
