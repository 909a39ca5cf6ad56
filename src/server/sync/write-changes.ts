import type { Transaction } from '../db/transaction.ts';
import type { NewPush, NewTombstone } from './sync-rows.ts';

/**
 * All that a push leaves in records, their history and the log of operations, in one statement. Each body goes over once:
 * what an operation brought is taken out of the operation itself.
 */
export async function writeChanges(
  tx: Transaction,
  tenantId: string,
  { replicaId, staffId, receivedAt, versions, tombstones, operations }: NewPush,
): Promise<void> {
  if (versions.length === 0 && operations.length === 0) return;
  await tx.query(statement, [
    tenantId,
    receivedAt,
    replicaId,
    staffId,
    operations.map(({ n }) => n),
    operations.map(({ raw }) => raw),
    JSON.stringify(operations.map(({ raw: _, ...operation }) => operation)),
    JSON.stringify(toVersions(versions, new Set(operations.map(({ n }) => n)))),
    JSON.stringify(lastOfEach(tombstones)),
  ]);
}

const statement = `WITH sent AS MATERIALIZED (
    SELECT n, raw FROM unnest($5::bigint[], $6::text[]) AS s (n, raw)
  ), logged AS (
    INSERT INTO visitt.operation
      (tenant_id, replica_id, n, staff_id, group_id, record_id, status, raw, outcome, received_at)
    SELECT $1, $3, n, $4, "groupId", "recordId", status, raw, outcome, $2
    FROM jsonb_to_recordset($7::jsonb) AS o (n bigint, "groupId" text, "recordId" text, status text, outcome jsonb)
      JOIN sent USING (n)
  ), brought AS (
    SELECT n, raw::jsonb #> '{body,body}' AS body FROM sent
    WHERE n IN (SELECT "bodyIn" FROM jsonb_to_recordset($8::jsonb) AS v ("bodyIn" bigint))
  ), version AS MATERIALIZED (
    SELECT id, kind, scope, version, coalesce(v.body, b.body) AS body, stamps, position, operation, by, at,
      "isNew", "isLast"
    FROM jsonb_to_recordset($8::jsonb) AS v
      (id text, kind text, scope text, version int, body jsonb, stamps jsonb, position bigint, operation text, by text,
       at text, "bodyIn" bigint, "isNew" boolean, "isLast" boolean)
      LEFT JOIN brought b ON b.n = v."bodyIn"
  ), added AS (
    INSERT INTO visitt.record (tenant_id, id, kind, scope, version, body, stamps, position, received_at)
    SELECT $1, id, kind, scope, version, body, stamps, position, $2 FROM version WHERE "isLast" AND "isNew"
  ), changed AS (
    UPDATE visitt.record r SET kind = l.kind, scope = l.scope, version = l.version, body = l.body,
      stamps = l.stamps, position = l.position, received_at = $2
    FROM version l WHERE r.id = l.id AND r.tenant_id = $1 AND l."isLast" AND NOT l."isNew"
  ), dropped AS (
    INSERT INTO visitt.tombstone (tenant_id, scope, id, position, dropped_at)
    SELECT $1, scope, id, position, $2 FROM jsonb_to_recordset($9::jsonb) AS t (scope text, id text, position bigint)
    ON CONFLICT (tenant_id, scope, id) DO UPDATE SET position = excluded.position, dropped_at = excluded.dropped_at
  )
  INSERT INTO visitt.record_version
    (tenant_id, id, version, kind, scope, body, stamps, position, operation, written_by, written_at, received_at)
  SELECT $1, id, version, kind, scope, body, stamps, position, operation, by, at, $2 FROM version`;

/** As the statement takes them. A body is left out where one of the `sent` operations holds it. */
function toVersions(versions: NewPush['versions'], sent: ReadonlySet<number>): readonly object[] {
  const last = new Map(versions.map(({ record }) => [record.id, record]));
  const created = new Set(
    versions.filter(({ record }) => record.version === 1).map(({ record }) => record.id),
  );
  return versions.map(({ record, operation, by, at, bodyIn }) => {
    const { body, ...rest } = record;
    return {
      ...rest,
      ...(bodyIn !== undefined && sent.has(bodyIn) ? { bodyIn } : { body }),
      operation,
      by,
      at,
      isNew: created.has(record.id),
      isLast: last.get(record.id) === record,
    };
  });
}

/** A record may leave the same scope twice in one push; the later place counts. */
const lastOfEach = (tombstones: readonly NewTombstone[]): readonly NewTombstone[] => [
  ...new Map(tombstones.map((tombstone) => [`${tombstone.scope} ${tombstone.id}`, tombstone])).values(),
];
