import type { Stamp, StoredRecord } from '#domain/merge/record.ts';
import type { Transaction } from '../db/transaction.ts';
import type { NewOperation, NewPush, NewTombstone } from './sync-rows.ts';

/**
 * All that pushes leave in records, their history and the log of operations, in one statement. Each body goes over once:
 * what an operation brought is taken out of the operation itself. `placesTaken`: so many places have been taken
 * in this transaction, and positions count from there; null: they are what they say.
 */
export async function writeChanges(
  tx: Transaction,
  tenantId: string,
  pushes: readonly NewPush[],
  placesTaken: number | null,
): Promise<void> {
  const [first] = pushes;
  const logged = pushes.flatMap(({ operations }) => operations);
  const versions = pushes.flatMap(toVersions);
  if (!first || (versions.length === 0 && logged.length === 0)) return;
  await tx.query(statement, [
    tenantId,
    first.receivedAt,
    pushes.flatMap(({ replicaId, operations }) => operations.map(() => replicaId)),
    pushes.flatMap(({ staffId, operations }) => operations.map(() => staffId)),
    logged.map(({ n }) => n),
    logged.map(({ groupId }) => groupId),
    logged.map(({ recordId }) => recordId),
    `[${logged.map(toElement).join(',')}]`,
    JSON.stringify(logged.map(({ outcome }) => outcome)),
    logged.map(({ isPlaced }) => isPlaced),
    JSON.stringify(versions),
    JSON.stringify(pushes.flatMap(({ tombstones }) => lastOfEach(tombstones))),
    placesTaken,
  ]);
}

/** The clock is this transaction's own until its end: what it says is what was taken here. */
const statement = `WITH base AS MATERIALIZED (
    SELECT coalesce(
      (SELECT position - $13::bigint FROM visitt.tenant_clock WHERE tenant_id = $1 AND $13 > 0), 0) AS before
  ), sent AS MATERIALIZED (
    SELECT * FROM ROWS FROM (
      unnest($3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[], $10::boolean[]),
      json_array_elements_text($8::json), jsonb_array_elements($9::jsonb)
    ) AS s (replica, staff, n, grouped, record, placed, raw, outcome)
  ), logged AS (
    INSERT INTO visitt.operation
      (tenant_id, replica_id, n, staff_id, group_id, record_id, status, raw, outcome, received_at)
    SELECT $1, replica, n, staff, grouped, record, outcome ->> 'status', raw,
      CASE WHEN placed THEN outcome || jsonb_build_object('position', before + (outcome -> 'position')::bigint)
        ELSE outcome END, $2
    FROM sent, base
  ), version AS MATERIALIZED (
    SELECT id, kind, scope, version, whole.body, coalesce(
        stamps, (SELECT jsonb_object_agg(field, stamp) FROM jsonb_object_keys(whole.body) AS field)) AS stamps,
      before + position AS position, operation, by, at, "isNew", "isLast"
    FROM jsonb_to_recordset($11::jsonb) AS v
      (id text, kind text, scope text, version int, body jsonb, stamps jsonb, stamp jsonb, position bigint, operation text,
       by text, at text, "replicaId" uuid, "bodyIn" bigint, "isNew" boolean, "isLast" boolean)
      CROSS JOIN base LEFT JOIN sent s ON s.replica = v."replicaId" AND s.n = v."bodyIn"
      CROSS JOIN LATERAL (SELECT coalesce(v.body, s.raw::jsonb #> '{body,body}') AS body OFFSET 0) AS whole
  ), added AS (
    INSERT INTO visitt.record (tenant_id, id, kind, scope, version, body, stamps, position, received_at)
    SELECT $1, id, kind, scope, version, body, stamps, position, $2 FROM version WHERE "isLast" AND "isNew"
  ), changed AS (
    UPDATE visitt.record r SET kind = l.kind, scope = l.scope, version = l.version, body = l.body,
      stamps = l.stamps, position = l.position, received_at = $2
    FROM version l WHERE r.id = l.id AND r.tenant_id = $1 AND l."isLast" AND NOT l."isNew"
  ), dropped AS (
    INSERT INTO visitt.tombstone (tenant_id, scope, id, position, dropped_at)
    SELECT $1, scope, id, before + position, $2
    FROM jsonb_to_recordset($12::jsonb) AS t (scope text, id text, position bigint), base
    ON CONFLICT (tenant_id, scope, id) DO UPDATE SET position = excluded.position, dropped_at = excluded.dropped_at
  )
  INSERT INTO visitt.record_version
    (tenant_id, id, version, kind, scope, body, stamps, position, operation, written_by, written_at, received_at)
  SELECT $1, id, version, kind, scope, body, stamps, position, operation, by, at, $2 FROM version`;

/**
 * Its text as an element of a JSON array, of which PostgreSQL gives back the very text: written as it is where it has been
 * read, as a string where it has not. An array of texts would have to be escaped here and unescaped there.
 */
const toElement = ({ raw, isRead }: NewOperation): string => (isRead ? raw : JSON.stringify(raw));

/** As the statement takes them. A body is left out where one of the push's own operations holds it. */
function toVersions({ replicaId, versions, operations }: NewPush): readonly object[] {
  const sent = new Set(operations.map(({ n }) => n));
  const last = new Map(versions.map(({ record }) => [record.id, record]));
  const created = new Set(
    versions.filter(({ record }) => record.version === 1).map(({ record }) => record.id),
  );
  return versions.map(({ record, operation, by, at, bodyIn }) => {
    const { body, stamps, ...rest } = record;
    const stamp = commonStamp(body, stamps);
    return {
      ...rest,
      ...(stamp ? { stamp } : { stamps }),
      ...(bodyIn !== undefined && sent.has(bodyIn) ? { replicaId, bodyIn } : { body }),
      operation,
      by,
      at,
      isNew: created.has(record.id),
      isLast: last.get(record.id) === record,
    };
  });
}

/** The stamp of every field, where there is but one, as on what has just been made: it goes over once. */
function commonStamp(body: StoredRecord['body'], stamps: StoredRecord['stamps']): Stamp | null {
  const fields = Object.keys(body);
  const stamp = stamps[fields[0] ?? ''];
  if (!stamp || Object.keys(stamps).length !== fields.length) return null;
  return fields.every((field) => stamps[field] === stamp) ? stamp : null;
}

/** A record may leave the same scope twice in one push; the later place counts. */
const lastOfEach = (tombstones: readonly NewTombstone[]): readonly NewTombstone[] => [
  ...new Map(tombstones.map((tombstone) => [`${tombstone.scope} ${tombstone.id}`, tombstone])).values(),
];
