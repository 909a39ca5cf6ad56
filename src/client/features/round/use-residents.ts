import { useMemo } from 'preact/hooks';
import { createRoomOrder } from '#domain/rounds/room-order.ts';
import type { DeviceStore, PersonRecords, Watch } from '#store/device-store.ts';
import type { Header } from '#store/headers/header.ts';
import { useHeaders, useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';

export type Resident = { readonly person: Header<'person'>; readonly records: PersonRecords };

/**
 * Everybody living on a ward and these others, room by room, with what is recorded about each; undefined until it has been
 * read.
 */
export function useResidents(
  unitId: string,
  others: ReadonlySet<string> | undefined,
): readonly Resident[] | undefined {
  const store = useStore();
  const persons = useHeaders('person');
  const shown = useMemo(() => {
    if (!persons || !others) return undefined;
    const order = createRoomOrder();
    return persons
      .filter((person) => isLivingIn(person, unitId) || others.has(person.id))
      .toSorted((a, b) => order(a.body, b.body));
  }, [persons, unitId, others]);
  const ids = shown?.map(({ id }) => id) ?? [];
  const records = useWatch(`ward:${ids.join()}`, () => watchPersons(store, ids));
  return useMemo(
    () =>
      shown &&
      records &&
      shown.flatMap((person) => {
        const found = records.get(person.id);
        return found ? [{ person, records: found }] : [];
      }),
    [shown, records],
  );
}

export const isLivingIn = ({ body }: Header<'person'>, unitId: string): boolean =>
  body.unitId === unitId && !body.deceasedOn;

/** Tells when all have been read, and then each time one of them is another. */
function watchPersons(store: DeviceStore, ids: readonly string[]): Watch<ReadonlyMap<string, PersonRecords>> {
  return {
    subscribe: (listener, failed) => {
      let known: ReadonlyMap<string, PersonRecords> = new Map();
      if (ids.length === 0) listener(known);
      const stops = ids.map((id) =>
        store.watchPerson(id).subscribe((records) => {
          known = new Map([...known, [id, records]]);
          if (known.size === ids.length) listener(known);
        }, failed),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
