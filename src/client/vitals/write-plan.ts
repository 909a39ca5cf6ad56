import type { Json, JsonObject } from '#domain/fhir/json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { vitalsPlanId } from '#protocol/vitals-plan.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';

type Fields = Partial<Pick<RecordBody<'vitalsPlan'>, 'scale2' | 'repeat' | 'usual'>>;

/** Writes what has changed of a person's plan. Resolves when it lies on the device; rejects with a `StorageError`. */
export async function writePlan(
  store: DeviceStore,
  person: Kept<'person'>,
  plan: Kept<'vitalsPlan'> | undefined,
  fields: Fields,
  endsSheet?: string,
): Promise<void> {
  const options = endsSheet === undefined ? {} : { endsSheet };
  const id = vitalsPlanId(person.id);
  if (!plan) {
    const body: RecordBody<'vitalsPlan'> = { personId: person.id, unitId: person.body.unitId, ...fields };
    const put = { type: 'record.put', id, kind: 'vitalsPlan', body: body as unknown as JsonObject } as const;
    await store.write([put], options);
    return;
  }
  const names = Object.keys(fields) as (keyof Fields)[];
  const changed = names.filter(
    (name) => JSON.stringify(fields[name] ?? null) !== JSON.stringify(plan.body[name] ?? null),
  );
  if (changed.length === 0) return;
  await store.write(
    [
      {
        type: 'record.patch',
        id,
        kind: 'vitalsPlan',
        // `as`: what the schema lets through is JSON.
        fields: Object.fromEntries(changed.map((name) => [name, (fields[name] ?? null) as Json])),
        base: Object.fromEntries(changed.map((name) => [name, plan.stamps[name]?.operation ?? null])),
      },
    ],
    options,
  );
}
