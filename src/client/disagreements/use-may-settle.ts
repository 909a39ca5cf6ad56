import { useMemo } from 'preact/hooks';
import type { JsonObject } from '#domain/fhir/json.ts';
import { maySettle } from '#domain/merge/amendment-rights.ts';
import { toUnitParents } from '#domain/merge/roles-covering.ts';
import { useKind, useOpened } from '../device/use-device.ts';

/** Whether I may void a record like this or decide on what stands beside it; no until the units have been read. */
export function useMaySettle(): (body: JsonObject) => boolean {
  const { store, session } = useOpened();
  const units = useKind('unit');
  const { staffId } = store;
  const { roles } = session;
  return useMemo(() => {
    const parents = toUnitParents((units ?? []).map(({ id, body }) => ({ id, parentId: body.parentId })));
    return (body) => maySettle({ staffId, roles }, body, parents);
  }, [units, staffId, roles]);
}
