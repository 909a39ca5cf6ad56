import type { DeviceController, DevicePhase } from '../device/device-controller.ts';
import { useLoaded } from './use-loaded.ts';

type Props = {
  readonly phase: Extract<DevicePhase, { readonly name: 'closed' | 'emptied' }>;
  readonly controller: DeviceController;
};

const load = () => import('../vault/door-screens.tsx');

/** The screens of the locked door: a chunk of their own, since most days begin with a vault still open. */
export function LazyDoor({ phase, controller }: Props) {
  const screens = useLoaded(load);
  if (!screens) return null;
  return phase.name === 'closed' ? (
    <screens.UnlockScreen phase={phase} controller={controller} />
  ) : (
    <screens.EmptiedScreen />
  );
}
