import type { DeviceList } from '#protocol/supervision.ts';
import type { Transaction } from '../db/transaction.ts';
import { unitsOf, type Overseer } from './reach.ts';

/**
 * Devices somebody answers for: those used by anybody with a role in her units. What lies on a device is counted a
 * user, because a shared one has a store for each.
 */
const answeredFor = `($1::text[] IS NULL OR EXISTS (
  SELECT 1 FROM visitt.device_use u JOIN visitt.record s ON s.id = u.staff_id AND s.kind = 'staff'
  CROSS JOIN LATERAL jsonb_array_elements(s.body -> 'roles') AS r (role)
  WHERE u.device_id = d.device_id AND r.role ->> 'unitId' = ANY ($1)
))`;

type Row = {
  readonly device_id: string;
  readonly browser: string;
  readonly system: string;
  readonly app_version: string | null;
  readonly first_contact: Date;
  readonly last_contact: Date;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly closed_reason: string | null;
  readonly users: readonly UserRow[];
};
type UserRow = {
  readonly staffId: string;
  readonly name: string | null;
  readonly lastContact: string;
  readonly pending: number;
  readonly oldestPending: string | null;
  readonly clockOffset: number | null;
  readonly sessions: number;
};

/** At most this many: beyond that a list on a phone says nothing. */
const listed = 500;

export async function loadDevices(
  tx: Transaction,
  overseer: Overseer,
  now: Date,
): Promise<DeviceList['devices']> {
  const { rows } = await tx.query<Row>(
    `SELECT d.device_id, d.browser, d.system, d.app_version, d.first_contact, d.last_contact, d.closed_at,
       coalesce(by.body ->> 'name', d.closed_by) AS closed_by, d.closed_reason,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'staffId', u.staff_id, 'name', s.body ->> 'name', 'lastContact', u.last_contact,
          'pending', coalesce(p.pending, 0), 'oldestPending', p.oldest, 'clockOffset', p.clock_offset,
          'sessions', (SELECT count(*) FROM visitt.session e
                       WHERE e.staff_id = u.staff_id AND e.device_id = d.device_id AND e.expires_at > $2)
        ) ORDER BY u.last_contact DESC), '[]')
        FROM visitt.device_use u
        LEFT JOIN visitt.record s ON s.tenant_id = u.tenant_id AND s.id = u.staff_id AND s.kind = 'staff'
        LEFT JOIN LATERAL (
          SELECT sum(r.pending) AS pending, min(r.oldest_pending) AS oldest,
            (array_agg(r.clock_offset ORDER BY r.last_contact DESC))[1] AS clock_offset
          FROM visitt.replica r WHERE r.device_id = d.device_id AND r.staff_id = u.staff_id
        ) AS p ON true
        WHERE u.device_id = d.device_id) AS users
     FROM visitt.device d
     LEFT JOIN visitt.record by ON by.tenant_id = d.tenant_id AND by.id = d.closed_by AND by.kind = 'staff'
     WHERE ${answeredFor}
     ORDER BY d.last_contact DESC LIMIT ${listed}`,
    [unitsOf(overseer), now],
  );
  return rows.map((row) => ({
    deviceId: row.device_id,
    browser: row.browser,
    system: row.system,
    appVersion: row.app_version,
    firstContact: row.first_contact.toISOString(),
    lastContact: row.last_contact.toISOString(),
    users: row.users.map((user) => ({
      ...user,
      name: user.name ?? '',
      lastContact: new Date(user.lastContact).toISOString(),
    })),
    closed: row.closed_at && {
      at: row.closed_at.toISOString(),
      by: row.closed_by ?? '',
      reason: row.closed_reason ?? '',
    },
  }));
}

/** False: there is no such device for this person. One that is closed already keeps its first reason. */
export async function closeDevice(
  tx: Transaction,
  overseer: Overseer,
  deviceId: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE visitt.device d SET closed_at = coalesce(closed_at, $3), closed_by = coalesce(closed_by, $4),
       closed_reason = coalesce(closed_reason, $5)
     WHERE d.device_id = $2 AND ${answeredFor}`,
    [unitsOf(overseer), deviceId, now, overseer.staffId, reason],
  );
  return rowCount === 1;
}

export async function reopenDevice(tx: Transaction, overseer: Overseer, deviceId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE visitt.device d SET closed_at = NULL, closed_by = NULL, closed_reason = NULL
     WHERE d.device_id = $2 AND ${answeredFor}`,
    [unitsOf(overseer), deviceId],
  );
  return rowCount === 1;
}

/** Ends every session of one member of staff. Null: not somebody this person answers for. */
export async function endSessions(
  tx: Transaction,
  overseer: Overseer,
  staffId: string,
): Promise<number | null> {
  const { rows } = await tx.query(
    `SELECT 1 FROM visitt.record s WHERE s.kind = 'staff' AND s.id = $2 AND ($1::text[] IS NULL OR EXISTS (
       SELECT 1 FROM jsonb_array_elements(s.body -> 'roles') AS r (role) WHERE r.role ->> 'unitId' = ANY ($1)
     ))`,
    [unitsOf(overseer), staffId],
  );
  if (rows.length === 0) return null;
  const ended = await tx.query('DELETE FROM visitt.session WHERE staff_id = $1', [staffId]);
  return ended.rowCount ?? 0;
}
