import type { Rescue } from '../device/device-controller.ts';
import { useLoaded } from './use-loaded.ts';

const load = () => import('../journal/rescue-section.tsx');

/** Where the store does not open: what is in the journal can still be saved. */
export function LazyRescue({ rescue }: { readonly rescue: Rescue }) {
  const section = useLoaded(load);
  return section ? <section.RescueSection rescue={rescue} /> : null;
}
