import type { JsonObject } from '#domain/fhir/json.ts';
import { toScope } from '#protocol/scope.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import { addGroupPersons } from '../sync/learning-rows.ts';
import { takePositions } from '../sync/record-rows.ts';
import type { Transaction } from './transaction.ts';

/** A record the server itself brings in: content, the demo. */
export type BroughtRecord = {
  readonly id: string;
  readonly kind: RecordKind;
  readonly body: JsonObject;
  readonly by: string;
  readonly at: string;
};

const chunkSize = 2000;

/**
 * Adds records that are not there yet, as their first version; those that are there stay as they are. What is
 * brought in with an earlier `at` counts as received then: the demo's year of history did not arrive today.
 */
export async function putRecords(
  tx: Transaction,
  tenantId: string,
  records: readonly BroughtRecord[],
  receivedAt: string,
): Promise<number> {
  const fresh = await withoutKnown(tx, records);
  if (fresh.length === 0) return 0;
  let position = await takePositions(tx, tenantId, fresh.length);
  for (let from = 0; from < fresh.length; from += chunkSize) {
    const rows = fresh.slice(from, from + chunkSize).map(({ id, kind, body, by, at }, index) => {
      const author = { by, at, operation: 'server' };
      return {
        id,
        kind,
        body,
        by,
        at,
        scope: toScope(kind, body as RecordBody<typeof kind>),
        stamps: Object.fromEntries(Object.keys(body).map((field) => [field, author])),
        position: position + index + 1,
      };
    });
    position += rows.length;
    await tx.query(
      `WITH brought AS (
         SELECT * FROM jsonb_to_recordset($3::jsonb) AS r
           (id text, kind text, scope text, body jsonb, stamps jsonb, position bigint, by text, at text)
       ), added AS (
         INSERT INTO visitt.record (tenant_id, id, kind, scope, version, body, stamps, position, received_at)
         SELECT $1, id, kind, scope, 1, body, stamps, position, least(at::timestamptz, $2) FROM brought
       )
       INSERT INTO visitt.record_version
         (tenant_id, id, version, kind, scope, body, stamps, position, operation, written_by, written_at, received_at)
       SELECT $1, id, 1, kind, scope, body, stamps, position, 'server', by, at, least(at::timestamptz, $2) FROM brought`,
      [tenantId, receivedAt, JSON.stringify(rows)],
    );
  }
  await addGroupPersons(tx, tenantId, fresh);
  return fresh.length;
}

async function withoutKnown(
  tx: Transaction,
  records: readonly BroughtRecord[],
): Promise<readonly BroughtRecord[]> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM visitt.record WHERE id = ANY ($1)', [
    records.map(({ id }) => id),
  ]);
  const known = new Set(rows.map(({ id }) => id));
  return records.filter(({ id }) => !known.has(id));
}
