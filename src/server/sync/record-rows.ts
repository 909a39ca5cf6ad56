import type { StoredRecord } from '#domain/merge/record.ts';
import type { Transaction } from '../db/transaction.ts';
import type { NewPush, NewTombstone, PlacedRecord } from './sync-rows.ts';

type Row = Omit<StoredRecord, 'deleted'> & { readonly position: string };

export async function lockRecords(tx: Transaction, ids: readonly string[]): Promise<readonly PlacedRecord[]> {
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, scope, version, body, stamps, position FROM visitt.record
     WHERE id = ANY ($1) ORDER BY id FOR UPDATE`,
    [ids],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

export async function lockAbout(
  tx: Transaction,
  personIds: readonly string[],
): Promise<readonly PlacedRecord[]> {
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, scope, version, body, stamps, position FROM visitt.record
     WHERE body ? 'personId' AND body ->> 'personId' = ANY ($1) ORDER BY id FOR UPDATE`,
    [personIds],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/**
 * Takes the next `count` places in the tenant's order. From here to the commit nobody else of the tenant commits,
 * so that whoever reads the clock has everything below it: call it last.
 */
export async function takePositions(tx: Transaction, tenantId: string, count: number): Promise<number> {
  const { rows } = await tx.query<{ position: string }>(
    'UPDATE visitt.tenant_clock SET position = position + $2 WHERE tenant_id = $1 RETURNING position',
    [tenantId, count],
  );
  const [row] = rows;
  if (!row) throw new Error('the tenant has no clock');
  return Number(row.position) - count;
}

/** All that a push changes in records, in one statement. */
export async function writeChanges(
  tx: Transaction,
  tenantId: string,
  { receivedAt, versions, tombstones }: NewPush,
): Promise<void> {
  if (versions.length === 0) return;
  const latest = new Map(versions.map(({ record }) => [record.id, record]));
  const created = new Set(
    versions.filter(({ record }) => record.version === 1).map(({ record }) => record.id),
  );
  const records = [...latest.values()].map((record) => ({ ...record, created: created.has(record.id) }));
  const history = versions.map(({ record, ...by }) => ({ ...record, ...by }));
  await tx.query(
    `WITH latest AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb) AS r
         (id text, kind text, scope text, version int, body jsonb, stamps jsonb, position bigint, created boolean)
     ), added AS (
       INSERT INTO visitt.record (tenant_id, id, kind, scope, version, body, stamps, position, received_at)
       SELECT $1, id, kind, scope, version, body, stamps, position, $2 FROM latest WHERE created
     ), changed AS (
       UPDATE visitt.record r SET kind = l.kind, scope = l.scope, version = l.version, body = l.body,
         stamps = l.stamps, position = l.position, received_at = $2
       FROM latest l WHERE r.id = l.id AND r.tenant_id = $1 AND NOT l.created
     ), dropped AS (
       INSERT INTO visitt.tombstone (tenant_id, scope, id, position, dropped_at)
       SELECT $1, scope, id, position, $2 FROM jsonb_to_recordset($5::jsonb) AS t (scope text, id text, position bigint)
       ON CONFLICT (tenant_id, scope, id) DO UPDATE SET position = excluded.position, dropped_at = excluded.dropped_at
     )
     INSERT INTO visitt.record_version
       (tenant_id, id, version, kind, scope, body, stamps, position, operation, written_by, written_at, received_at)
     SELECT $1, id, version, kind, scope, body, stamps, position, operation, by, at, $2
     FROM jsonb_to_recordset($4::jsonb) AS v
       (id text, version int, kind text, scope text, body jsonb, stamps jsonb, position bigint,
        operation text, by text, at text)`,
    [
      tenantId,
      receivedAt,
      JSON.stringify(records),
      JSON.stringify(history),
      JSON.stringify(lastOfEach(tombstones)),
    ],
  );
}

/** A record may leave the same scope twice in one push; the later place counts. */
const lastOfEach = (tombstones: readonly NewTombstone[]): readonly NewTombstone[] => [
  ...new Map(tombstones.map((tombstone) => [`${tombstone.scope} ${tombstone.id}`, tombstone])).values(),
];
