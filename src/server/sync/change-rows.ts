import type { Scope } from '#protocol/scope.ts';
import type { Transaction } from '../db/transaction.ts';
import type { ChangeRow } from './sync-rows.ts';

type Row = {
  readonly position: string;
  readonly id: string;
  readonly scope: string;
  /** Null for a record that has left the scope. */
  readonly kind: string | null;
  readonly version: number;
  readonly body: string;
  readonly stamps: string;
  readonly subject: string;
  readonly received_at: Date;
};

/** A drop is left out while the record lies in another scope the person has: the upsert there moves it. */
const leftForGood = `NOT EXISTS (SELECT 1 FROM visitt.record r WHERE r.id = t.id AND r.scope = ANY ($1))`;

export async function loadChanges(
  tx: Transaction,
  above: ReadonlyMap<Scope, number>,
  limit: number,
): Promise<readonly ChangeRow[]> {
  const { rows } = await tx.query<Row>(
    `SELECT position, id, scope, kind, version, body::text AS body, stamps::text AS stamps,
            COALESCE(body->>'personId', body->>'learnerId', '') AS subject, received_at FROM (
     SELECT page.* FROM unnest($1::text[], $2::bigint[]) AS s (scope, after) CROSS JOIN LATERAL (
       (SELECT position, id, scope, kind, version, body, stamps, received_at
        FROM visitt.record r WHERE r.scope = s.scope AND r.position > s.after ORDER BY position LIMIT $3)
       UNION ALL
       (SELECT position, id, scope, NULL, 0, NULL, NULL, NULL
        FROM visitt.tombstone t WHERE t.scope = s.scope AND t.position > s.after AND ${leftForGood}
        ORDER BY position LIMIT $3)
     ) AS page ORDER BY page.position LIMIT $3) AS page ORDER BY page.position`,
    [[...above.keys()], [...above.values()], limit],
  );
  return rows.map(toChangeRow);
}

function toChangeRow(row: Row): ChangeRow {
  const { id, scope, kind, version, body, stamps, subject } = row;
  const position = Number(row.position);
  if (kind === null) return { position, id, scope, record: null };
  const receivedAt = row.received_at.toISOString();
  return { position, id, scope, record: { kind, version, body, stamps, subject }, receivedAt };
}

export async function countChanges(tx: Transaction, above: ReadonlyMap<Scope, number>): Promise<number> {
  const { rows } = await tx.query<{ count: string }>(
    `SELECT count(*) FROM unnest($1::text[], $2::bigint[]) AS s (scope, after) CROSS JOIN LATERAL (
       SELECT 1 FROM visitt.record r WHERE r.scope = s.scope AND r.position > s.after
       UNION ALL
       SELECT 1 FROM visitt.tombstone t WHERE t.scope = s.scope AND t.position > s.after AND ${leftForGood}
     ) AS rest`,
    [[...above.keys()], [...above.values()]],
  );
  return Number(rows[0]?.count ?? 0);
}
