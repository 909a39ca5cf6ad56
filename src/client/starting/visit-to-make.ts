import type { Day } from '#domain/time/day.ts';
import { toOffered } from '#domain/visits/visit-steps.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';

/**
 * The preventive visit that waits to be made for somebody, else a new one that nobody has been asked for yet. Resolves
 * with its id when it lies on the device; rejects with a `StorageError`.
 */
export async function visitToMake(
  store: DeviceStore,
  person: Kept<'person'>,
  visits: readonly Kept<'visit'>[],
  today: Day,
): Promise<string> {
  const [waiting] = visits
    .filter(
      ({ body }) =>
        body.kind === 'preventiveVisit' && (body.status === 'inProgress' || body.status === 'planned'),
    )
    .toSorted((a, b) => Date.parse(a.body.plannedAt) - Date.parse(b.body.plannedAt));
  if (waiting) return waiting.id;
  const id = crypto.randomUUID();
  const { unitId } = person.body;
  await store.write([toOffered({ id, personId: person.id, unitId, assignedTo: store.staffId, on: today })]);
  return id;
}
