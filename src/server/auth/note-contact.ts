import type { Transaction } from '../db/transaction.ts';
import { toDeviceWords } from './device-words.ts';

/** What a request says about the device it comes from. Null and empty: it says nothing. */
export type Contact = {
  readonly deviceId: string | null;
  readonly userAgent: string;
  readonly appVersion: string | null;
};

type Session = { readonly tenantId: string; readonly staffId: string; readonly hash: Buffer };

/** One person brings at most this many devices: nobody fills the list by making up ids. */
const devicesOfOne = 50;

/** The session has been used, on this device, by this person. A session keeps the device it was first used on. */
export async function noteContact(
  tx: Transaction,
  { tenantId, staffId, hash }: Session,
  { deviceId, userAgent, appVersion }: Contact,
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE visitt.session SET last_seen_at = $2, device_id = coalesce(device_id, $3) WHERE token_hash = $1`,
    [hash, now, deviceId],
  );
  if (deviceId === null) return;
  const { browser, system } = toDeviceWords(userAgent);
  await tx.query(
    `WITH known AS (
       INSERT INTO visitt.device AS d
         (tenant_id, device_id, browser, system, app_version, first_contact, last_contact, last_staff)
       SELECT $1, $2, $3, $4, $5, $6, $6, $7
       WHERE (SELECT count(*) FROM visitt.device_use WHERE staff_id = $7 AND device_id <> $2) < ${devicesOfOne}
       ON CONFLICT (tenant_id, device_id) DO UPDATE SET browser = excluded.browser, system = excluded.system,
         app_version = coalesce(excluded.app_version, d.app_version), last_contact = excluded.last_contact,
         last_staff = excluded.last_staff
       RETURNING device_id
     )
     INSERT INTO visitt.device_use (tenant_id, device_id, staff_id, first_contact, last_contact)
     SELECT $1, device_id, $7, $6, $6 FROM known
     ON CONFLICT (tenant_id, device_id, staff_id) DO UPDATE SET last_contact = excluded.last_contact`,
    [tenantId, deviceId, browser, system, appVersion, now, staffId],
  );
}
