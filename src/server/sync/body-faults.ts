import type { JsonObject } from '#domain/fhir/json.ts';
import { toSeminarKeyId } from '#domain/learning/seminar-key.ts';
import { programme, schedule } from '#protocol/content.ts';
import { recordBodies, type RecordBody, type RecordKind } from '#protocol/record-bodies.ts';

/** Fields of a body that its schema refuses. A field that was cleared with null counts as absent where it may be. */
export function bodyFaults(kind: RecordKind, id: string, body: JsonObject): readonly string[] {
  const schema = recordBodies[kind];
  const asItIs = schema.safeParse(body);
  // Nearly always; what has been cleared is looked at only when there is something to find.
  const parsed = asItIs.success ? asItIs : schema.safeParse(withoutCleared(kind, body));
  if (!parsed.success) return [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  if (kind === 'learningGroup')
    return (parsed.data as RecordBody<'learningGroup'>).groupId === id ? [] : ['groupId'];
  if (kind === 'checkIn') return (parsed.data as RecordBody<'checkIn'>).checkInId === id ? [] : ['checkInId'];
  if (kind === 'seminarKey')
    return toSeminarKeyId((parsed.data as RecordBody<'seminarKey'>).seminarId) === id ? [] : ['id'];
  if (kind !== 'content') return [];
  const content = parsed.data as RecordBody<'content'>;
  const { url, version } = content;
  if (id !== `${url}|${version}`) return ['id'];
  if (content.type === 'schedule') return resourceFaults(content, schedule);
  return content.type === 'programme' ? resourceFaults(content, programme) : [];
}

type Versioned = typeof schedule | typeof programme;

/** What everybody's days and perms are worked out from must be whole, and be what its name says. */
function resourceFaults(
  { url, version, resource }: RecordBody<'content'>,
  schema: Versioned,
): readonly string[] {
  const parsed = schema.safeParse(resource);
  if (!parsed.success) return ['resource'];
  return parsed.data.url === url && parsed.data.version === version ? [] : ['resource'];
}

function withoutCleared(kind: RecordKind, body: JsonObject): JsonObject {
  const shape: { readonly [field: string]: { safeParse(value: unknown): { success: boolean } } } =
    recordBodies[kind].shape;
  const kept = Object.entries(body).filter(([field, value]) => {
    const type = shape[field];
    return !(value === null && type && !type.safeParse(null).success && type.safeParse(undefined).success);
  });
  return Object.fromEntries(kept);
}
