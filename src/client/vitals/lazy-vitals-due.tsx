import type { Header } from '#store/headers/header.ts';
import { useHeaders } from '../device/use-device.ts';
import { useLoaded } from '../shell/use-loaded.ts';

const load = () => import('./vitals-due.tsx');

type Props = {
  readonly persons: ReadonlyMap<string, Header<'person'>>;
  readonly responses: readonly Header<'response'>[];
};

/** Who is to be measured again, on I dag: nothing is fetched for it where nobody is. */
export function LazyVitalsDue({ persons, responses }: Props) {
  const plans = useHeaders('vitalsPlan');
  const loaded = useLoaded(load, plans !== undefined && plans.length > 0);
  return loaded && plans ? <loaded.VitalsDue plans={plans} persons={persons} responses={responses} /> : null;
}
