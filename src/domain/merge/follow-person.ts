import type { Authorship } from './operation.ts';
import type { StoredRecord } from './record.ts';
import type { ScopeOf } from './apply-operation.ts';

/**
 * What is written about a person lies where she does: a record in a scope she has left follows her. Null when it does
 * not: it is about somebody else, lies in a unit she never belonged to, or is there already.
 */
export function followPerson(
  record: StoredRecord,
  person: StoredRecord,
  left: ReadonlySet<string>,
  author: Authorship,
  scopeOf: ScopeOf,
): StoredRecord | null {
  const to = person.body['unitId'];
  if (record.body['personId'] !== person.id || typeof to !== 'string') return null;
  if (record.scope === person.scope || !left.has(record.scope)) return null;
  const field = isPast(record) ? 'filedIn' : 'unitId';
  const body = { ...record.body, [field]: to };
  const stamps = { ...record.stamps, [field]: author };
  return { ...record, body, stamps, scope: scopeOf(record.kind, body), version: record.version + 1 };
}

/** A service that has ended was given by the unit it names, wherever the person lives now. */
const isPast = ({ kind, body }: StoredRecord): boolean =>
  kind === 'servicePeriod' && typeof body['end'] === 'string';
