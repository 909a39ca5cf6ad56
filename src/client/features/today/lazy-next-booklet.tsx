import type { Day } from '#domain/time/day.ts';
import type { ListedContent } from '../../content/listed-content.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useLoaded } from '../../shell/use-loaded.ts';

const load = () => import('./next-booklet.tsx');

/** For who follows a perm; nobody else fetches what it takes. */
export function LazyNextBooklet(props: { readonly content: ListedContent; readonly today: Day }) {
  const { staffId } = useStore();
  const isLearner =
    useKind('enrolment')?.some(({ body }) => body.learnerId === staffId && body.status === 'active') === true;
  const part = useLoaded(load, isLearner);
  return isLearner && part ? <part.NextBooklet {...props} /> : null;
}
