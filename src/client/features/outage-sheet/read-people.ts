import type { DeviceStore, PersonRecords } from '#store/device-store.ts';

/** What lies on the device about these, as it is at this moment and in their order. Rejects with a `StorageError`. */
export const readPeople = (store: DeviceStore, ids: readonly string[]): Promise<readonly PersonRecords[]> =>
  Promise.all(ids.map((id) => readPerson(store, id)));

function readPerson(store: DeviceStore, id: string): Promise<PersonRecords> {
  return new Promise((resolve, reject) => {
    const stop = store.watchPerson(id).subscribe((records) => {
      resolve(records);
      // The first value may come before there is anything to stop.
      queueMicrotask(() => stop());
    }, reject);
  });
}
