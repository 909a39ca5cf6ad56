import { useMemo } from 'preact/hooks';
import type { Kept, Watch } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';

const nobody: Watch<readonly Kept<'staff'>[]> = { subscribe: () => () => {} };

/** Colleagues' names by id. Read only when their work is shown: the first thing one sees does not wait for it. */
export function useOwnerNames(isNeeded: boolean): ReadonlyMap<string, string> {
  const store = useStore();
  const staff = useWatch(`owners:${isNeeded}`, () => (isNeeded ? store.watchKind('staff') : nobody));
  return useMemo(() => new Map(staff?.map(({ id, body }) => [id, body.name])), [staff]);
}
