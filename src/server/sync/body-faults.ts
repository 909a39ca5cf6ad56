import type { JsonObject } from '#domain/fhir/json.ts';
import { recordBodies, type RecordBody, type RecordKind } from '#protocol/record-bodies.ts';

/** Fields of a body that its schema refuses. A field that was cleared with null counts as absent where it may be. */
export function bodyFaults(kind: RecordKind, id: string, body: JsonObject): readonly string[] {
  const schema = recordBodies[kind];
  const shape: { readonly [field: string]: { safeParse(value: unknown): { success: boolean } } } =
    schema.shape;
  const kept = Object.entries(body).filter(([field, value]) => {
    const type = shape[field];
    return !(value === null && type && !type.safeParse(null).success && type.safeParse(undefined).success);
  });
  const parsed = schema.safeParse(Object.fromEntries(kept));
  if (!parsed.success) return [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  if (kind !== 'content') return [];
  const { url, version } = parsed.data as RecordBody<'content'>;
  return id === `${url}|${version}` ? [] : ['id'];
}
