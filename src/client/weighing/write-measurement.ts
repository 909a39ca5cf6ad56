import type { JsonObject } from '#domain/fhir/json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';

/** Puts one figure on the device, which ends the sheet it was written in, and returns its id. Rejects with a `StorageError`. */
export async function putMeasurement(
  store: DeviceStore,
  person: Kept<'person'>,
  figure: Omit<RecordBody<'measurement'>, 'personId' | 'unitId' | 'measuredBy'>,
  endsSheet: string,
): Promise<string> {
  const id = crypto.randomUUID();
  const body: RecordBody<'measurement'> = {
    personId: person.id,
    unitId: person.body.unitId,
    measuredBy: store.staffId,
    ...figure,
  };
  const put = { type: 'record.put', id, kind: 'measurement', body: body as unknown as JsonObject } as const;
  await store.write([put], { endsSheet });
  return id;
}

/** *Feilført*, with its reason: the figure stays readable and counts no longer. Rejects with a `StorageError`. */
export const voidMeasurement = (store: DeviceStore, id: string, reason: string): Promise<void> =>
  store.write([
    {
      type: 'record.patch',
      id,
      kind: 'measurement',
      fields: { voided: { by: store.staffId, at: new Date().toISOString(), reason } },
      base: { voided: null },
    },
  ]);
