import type { Json } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { settingsId, type Settings } from '#protocol/settings.ts';
import type { Kept } from '#store/device-store.ts';

/** What to write so that these become the municipality's settings; null when nothing has changed. */
export function toSettingsOperation(before: Kept<'settings'> | null, wanted: Settings): OperationBody | null {
  if (!before) return { type: 'record.put', kind: 'settings', id: settingsId, body: { ...wanted } };
  const changed = Object.entries(wanted).filter(
    ([field, value]) => before.body[field as keyof Settings] !== value,
  );
  if (changed.length === 0) return null;
  const fields: { readonly [field: string]: Json } = Object.fromEntries(changed);
  const base = Object.fromEntries(
    changed.map(([field]) => [field, before.stamps[field]?.operation ?? null] as const),
  );
  return { type: 'record.patch', kind: 'settings', id: settingsId, fields, base };
}
