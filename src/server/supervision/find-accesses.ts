import type { AccessPage, AccessQuery } from '#protocol/supervision.ts';
import type { Transaction } from '../db/transaction.ts';
import { unitsOf, type Overseer } from './reach.ts';

type Row = {
  readonly id: string;
  readonly at: Date;
  readonly received_at: Date;
  readonly staff_id: string;
  readonly staff_name: string | null;
  readonly role: string | null;
  readonly unit_id: string | null;
  readonly action: string;
  readonly kind: string | null;
  readonly record_id: string | null;
  readonly person_id: string | null;
  readonly reason: string | null;
  readonly outside: boolean;
};

/** What was opened in the reader's units, and what those who work there opened elsewhere; newest first. */
export async function findAccesses(
  tx: Transaction,
  overseer: Overseer,
  { personId, staffId, day, before }: AccessQuery,
  limit: number,
): Promise<AccessPage> {
  const mark = before?.indexOf('~') ?? 0;
  const { rows } = await tx.query<Row>(
    `SELECT e.id, e.at, e.received_at, e.staff_id, s.body ->> 'name' AS staff_name, e.role, e.unit_id, e.action,
       e.kind, e.record_id, e.person_id, e.reason, e.outside
     FROM visitt.access_event e
     LEFT JOIN visitt.record s ON s.tenant_id = e.tenant_id AND s.id = e.staff_id AND s.kind = 'staff'
     WHERE ($1::text[] IS NULL OR e.unit_id = ANY ($1) OR EXISTS (
         SELECT 1 FROM jsonb_array_elements(s.body -> 'roles') AS r (role) WHERE r.role ->> 'unitId' = ANY ($1)))
       AND ($2::text IS NULL OR e.person_id = $2)
       AND ($3::text IS NULL OR e.staff_id = $3)
       AND ($4::date IS NULL OR (e.at >= $4::date::timestamp AT TIME ZONE 'Europe/Oslo'
         AND e.at < ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'))
       AND ($5::timestamptz IS NULL OR (e.at, e.id) < ($5, $6))
     ORDER BY e.at DESC, e.id DESC LIMIT $7`,
    [
      unitsOf(overseer),
      personId ?? null,
      staffId ?? null,
      day ?? null,
      before?.slice(0, mark) ?? null,
      before?.slice(mark + 1) ?? null,
      limit + 1,
    ],
  );
  const events = rows.slice(0, limit).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    staffId: row.staff_id,
    staffName: row.staff_name ?? '',
    role: row.role,
    unitId: row.unit_id,
    action: row.action,
    kind: row.kind,
    recordId: row.record_id,
    personId: row.person_id,
    reason: row.reason,
    outside: row.outside,
  }));
  const last = events.at(-1);
  return { events, next: rows.length > limit && last ? `${last.at}~${last.id}` : null };
}
