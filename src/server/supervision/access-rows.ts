import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db/transaction.ts';

/** One thing that was opened, taken out or decided. Times are ISO 8601. */
export type AccessRow = {
  readonly id: string;
  readonly role: string | null;
  readonly unitId: string | null;
  readonly action: string;
  readonly kind: string | null;
  readonly recordId: string | null;
  readonly personId: string | null;
  readonly reason: string | null;
  readonly outside: boolean;
  readonly at: string;
};

type Who = { readonly tenantId: string; readonly staffId: string } & (
  | { readonly deviceId: string | null }
  /** The device whose store it is. */
  | { readonly replicaId: string }
);

/**
 * In one statement. Where the server has the record itself, it knows best whose it is and where it lies. The same
 * event again, as when an answer was lost on its way, stays one.
 */
export async function addAccessRows(
  tx: Transaction,
  { tenantId, staffId, ...from }: Who,
  receivedAt: string,
  rows: readonly AccessRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO visitt.access_event (tenant_id, id, staff_id, role, unit_id, action, kind, record_id, person_id,
       reason, outside, at, received_at, device_id)
     SELECT $1, e.id, $2, role,
       CASE WHEN r.scope LIKE 'unit:%' THEN substr(r.scope, 6) ELSE "unitId" END, action, e.kind, "recordId",
       coalesce(CASE WHEN r.kind = 'person' THEN r.id ELSE r.body ->> 'personId' END, "personId"),
       reason, outside, at, $3, coalesce($4::uuid, (SELECT device_id FROM visitt.replica WHERE replica_id = $6))
     FROM jsonb_to_recordset($5::jsonb) AS e (id text, role text, "unitId" text, action text, kind text,
       "recordId" text, "personId" text, reason text, outside boolean, at timestamptz)
     LEFT JOIN visitt.record r ON r.tenant_id = $1 AND r.id = "recordId"
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [
      tenantId,
      staffId,
      receivedAt,
      'deviceId' in from ? from.deviceId : null,
      JSON.stringify(rows),
      'replicaId' in from ? from.replicaId : null,
    ],
  );
}

/** What a person does at a page of supervision itself is logged as well, in the transaction that does it. */
export const supervisionRow = (
  { role }: { readonly role: string },
  action: string,
  what: { readonly kind: string; readonly recordId?: string | null; readonly personId?: string | null },
  reason: string | null,
  at: Date,
): AccessRow => ({
  id: randomUUID(),
  role,
  unitId: null,
  action,
  kind: what.kind,
  recordId: what.recordId ?? null,
  personId: what.personId ?? null,
  reason,
  outside: false,
  at: at.toISOString(),
});
